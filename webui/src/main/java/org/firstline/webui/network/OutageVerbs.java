package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import org.firstline.messages.Hours;
import org.firstline.messages.QuietHours;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.people.Role;
import org.firstline.reactions.OutageBatches;
import org.firstline.services.Services;
import org.firstline.webui.Confirm;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** What a shift head does with outages. Each verb first says in words what it will lead to. */
record OutageVerbs(Services services, Words words) {
    OutageVerbs(Services services) {
        this(services, Words.here());
    }

    void confirm(Outage outage) {
        require();
        int phones = phones(outage.nodes());
        ask(
                words.get("webui.outage.confirm.title", area(outage)),
                words.get("webui.outage.confirm.text", outage.affected(), phones, when()),
                words.get("webui.outage.confirm.verb", phones),
                outage.expectedAt(),
                at -> {
                    services.network().confirm(outage.id(), require(), at);
                    Notices.done(words.get("webui.outage.confirm.done", area(outage)));
                });
    }

    /** Declares an outage of this node and everything behind it. */
    void declare(Node node) {
        require();
        var nodes = services.network().tree().behind(node.id());
        int subscribers = services.subscribers().countServedBy(nodes);
        int phones = phones(nodes);
        ask(
                words.get("webui.outage.declare.title", node.name()),
                words.get("webui.outage.declare.text", nodes.size(), subscribers, phones, when()),
                words.get("webui.outage.confirm.verb", phones),
                null,
                at -> {
                    services.network().declare(node.id(), require(), at);
                    Notices.done(words.get("webui.outage.confirm.done", node.name()));
                });
    }

    void expect(Outage outage) {
        require();
        ask(
                words.get("webui.outage.expect.title", area(outage)),
                words.get("webui.outage.expect.text"),
                words.get("webui.outage.expect.verb"),
                outage.expectedAt(),
                at -> services.network().setExpected(outage.id(), at, require()));
    }

    void annotate(Outage outage) {
        require();
        var text = new TextArea(words.get("webui.outage.note"));
        text.setValue(outage.note());
        text.setMaxLength(1000);
        text.setMinRows(4);
        text.setWidthFull();
        var dialog = new Dialog(words.get("webui.outage.note.title"));
        dialog.setWidth("32rem");
        dialog.add(text);
        buttons(
                dialog,
                words.get("webui.save"),
                () -> services.network().annotate(outage.id(), text.getValue(), require()));
        dialog.open();
        text.focus();
    }

    void dismiss(Outage outage) {
        require();
        Confirm.askDangerous(
                words.get("webui.outage.dismiss.title", area(outage)),
                words.get("webui.outage.dismiss.text"),
                words.get("webui.outage.dismiss.verb"),
                () -> services.network().dismiss(outage.id(), require()));
    }

    void clear(Outage outage) {
        require();
        var counts = OutageFigures.of(services, outage).down();
        int know = OutageBatches.content(services.messages(), outage).size();
        Confirm.ask(
                words.get("webui.outage.clear.title", area(outage)),
                words.get("webui.outage.clear.text", counts.told() - know, counts.queued()),
                words.get("webui.outage.clear.verb"),
                () -> services.network().clear(outage.id(), require()));
    }

    /** Somebody made sure that it works. */
    void verify(Outage outage) {
        require();
        Confirm.ask(
                words.get("webui.outage.verify.title", area(outage)),
                words.get("webui.outage.verify.text"),
                words.get("webui.outage.verify.verb"),
                () -> services.network().verify(outage.id(), require()));
    }

    void reopen(Outage outage) {
        require();
        var why = new TextField(words.get("webui.outage.reopen.why"));
        why.setId("why");
        why.setMaxLength(1000);
        why.setWidthFull();
        var dialog = new Dialog(words.get("webui.outage.reopen.title", area(outage)));
        dialog.setWidth("32rem");
        dialog.add(new Paragraph(words.get("webui.outage.reopen.text")), why);
        buttons(
                dialog,
                words.get("webui.outage.reopen.verb"),
                () -> services.network().reopen(outage.id(), why.getValue().strip(), require()));
        dialog.open();
        why.focus();
    }

    /** What the public reads and hears, with the three texts as they will be. */
    void publish(Outage outage) {
        require();
        var form = new PublicTexts(services, outage);
        var dialog = new Dialog(words.get("webui.outage.public.title", area(outage)));
        dialog.setWidth("44rem");
        dialog.add(form);
        buttons(
                dialog,
                words.get("webui.outage.public.verb"),
                () -> services.network().setPublicText(outage.id(), form.text(), require()));
        dialog.open();
    }

    /** Who acts; nobody gets here whose role does not allow it. */
    private static String require() {
        return SignedIn.require(Role.SHIFT_HEAD).login();
    }

    private String area(Outage outage) {
        return Area.name(services.network().tree(), outage.node());
    }

    /** When messages of an outage would go out: "now", or what keeps them. */
    private String when() {
        QuietHours quiet = services.messages().quiet();
        Instant now = services.time().now();
        if (quiet.mayGo(Hours.DAY, now)) return words.get("webui.outage.now");
        var morning = quiet.next(Hours.DAY, now).atZone(services.site().zone());
        return words.get(
                "webui.outage.morning",
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(morning));
    }

    /** How many distinct phones behind these nodes would get a message. */
    private int phones(Collection<String> nodes) {
        return (int) services.subscribers().servedBy(nodes).stream()
                .flatMap(subscriber -> subscriber.readers().stream())
                .distinct()
                .count();
    }

    private void ask(
            String title, String text, String verb, @Nullable Instant expected, Consumer<@Nullable Instant> then) {
        var picker = new ExpectedTime(services.time().now(), expected);
        var dialog = new Dialog(title);
        dialog.setWidth("32rem");
        dialog.add(new Paragraph(text), picker);
        buttons(dialog, verb, () -> then.accept(picker.value()));
        dialog.open();
    }

    private void buttons(Dialog dialog, String verb, Runnable then) {
        var cancel = new Button(words.get("webui.cancel"), e -> dialog.close());
        var act = new Button(verb, e -> {
            then.run();
            dialog.close();
        });
        act.setId("act");
        act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(cancel, act);
    }
}
