package org.firstline.webui.messages;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.templates.Lint;
import org.firstline.people.Role;
import org.firstline.reactions.Mailings;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Confirm;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Writes to a part of the base; says all the time to how many exactly, and when it would be through. */
final class MailingDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Mailings mailings;
    private final transient Runnable then;
    private final transient Words words = Words.here();
    private final TextField title = new TextField(words.get("webui.mailing.name"));
    private final SegmentForm segment;
    private final TextArea russian = text("ru");
    private final TextArea english = text("en");
    private final SizeLine russianSize = new SizeLine();
    private final SizeLine englishSize = new SizeLine();
    private final Checkbox despite = new Checkbox(words.get("webui.texts.despite"));
    private final Paragraph count = new Paragraph();
    private final TextField me = new TextField(words.get("webui.mailing.me"));
    private final Fault fault = new Fault();

    MailingDialog(Services services, Runnable then) {
        this.services = services;
        this.mailings = new Mailings(services);
        this.then = then;
        segment = new SegmentForm(services, this::count);
        setHeaderTitle(words.get("webui.mailing.title"));
        setWidth("48rem");
        title.setId("mailing-title");
        title.setMaxLength(200);
        title.setWidthFull();
        russian.setHelperText(words.get(
                "webui.mailing.places",
                new TreeSet<>(Mailings.PLACES).stream().map(p -> "{" + p + "}").collect(Collectors.joining(", "))));
        count.setId("mailing-count");
        despite.setId("mailing-despite");
        me.setId("mailing-me");
        me.setPlaceholder("+7 900 000-00-00");
        var test = new Button(words.get("webui.mailing.test"), e -> test());
        test.setId("mailing-test");
        var first = new Div(me, test);
        first.addClassName("bar");
        var form = new Div(title, segment, russian, russianSize, english, englishSize, despite, count, first, fault);
        form.addClassName("form");
        add(form);
        var send = new Button(words.get("webui.mailing.send"), e -> ask());
        send.setId("mailing-send");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), send);
        count();
    }

    private TextArea text(String language) {
        var area = new TextArea(words.get("webui.mailing.text." + language));
        area.setId("mailing-" + language);
        area.setWidthFull();
        area.setMaxLength(Messages.MOST_PARTS * 160);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.addValueChangeListener(e -> count());
        return area;
    }

    private Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ru", russian.getValue());
        texts.put("en", english.getValue());
        return texts;
    }

    private void count() {
        boolean clean = russianSize.show(russian.getValue(), true);
        clean &= englishSize.show(english.getValue(), true);
        despite.setVisible(!clean);
        russianSize.setVisible(!russian.isEmpty());
        englishSize.setVisible(!english.isEmpty());
        count.setText("");
        if (russian.isEmpty() && english.isEmpty()) return;
        fault.passes(() -> {
            var audience = mailings.audience(segment.segment(), texts());
            count.setText(String.join(
                    " ",
                    words.get(
                            "webui.mailing.count",
                            audience.recipients().size(),
                            audience.subscribers(),
                            audience.parts()),
                    words.get(
                            "webui.mailing.left-out",
                            audience.withoutPhone(),
                            audience.withoutConsent(),
                            audience.stopped(),
                            audience.shared()),
                    audience.end()
                            .map(end -> words.get("webui.mailing.end", Ago.exact(end)))
                            .orElseGet(() -> words.get("webui.mailing.no-end"))));
        });
    }

    /** What the first of them would get, to a number of one's own. */
    private void test() {
        SignedIn.require(Role.SHIFT_HEAD);
        var number = PhoneNumber.parse(me.getValue(), services.site().region());
        if (number.isEmpty()) {
            fault.say(words.get("webui.messages.no-number"));
            return;
        }
        boolean queued = fault.passes(() -> {
            var audience = mailings.audience(segment.segment(), texts());
            String text = audience.recipients().isEmpty()
                    ? texts().values().stream()
                            .filter(t -> !t.isBlank())
                            .findFirst()
                            .orElse("")
                    : audience.recipients().getFirst().text();
            services.messages().queue(number.get(), text, MessagePriority.ALARM);
        });
        if (queued) Notices.done(words.get("webui.mailing.tested", number.get().pretty()));
    }

    private void ask() {
        SignedIn.require(Role.SHIFT_HEAD);
        boolean clean = texts().values().stream().allMatch(text -> Lint.of(text).isEmpty());
        if (!clean && !despite.getValue()) {
            despite.focus();
            return;
        }
        fault.passes(() -> {
            var audience = mailings.audience(segment.segment(), texts());
            Confirm.ask(
                    words.get("webui.mailing.sure", audience.recipients().size()),
                    words.get("webui.mailing.sure.text", title.getValue()),
                    words.get("webui.mailing.send"),
                    () -> send(audience));
        });
    }

    private void send(Mailings.Audience audience) {
        var agent = SignedIn.require(Role.SHIFT_HEAD);
        if (!fault.passes(() -> mailings.send(title.getValue(), audience, agent.login()))) return;
        Notices.done(words.get("webui.mailing.sent", audience.recipients().size()));
        close();
        then.run();
    }
}
