package org.firstline.webui.subscribers;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.network.NodeView;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberData;
import org.firstline.webui.Fault;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Writes a subscriber anew or changes one. What is wrong is said in the form, and nothing typed is lost. */
final class SubscriberForm extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient @Nullable Subscriber seen;
    private final transient Consumer<Subscriber> then;
    private final transient Words words = Words.here();
    private final TextField contract = field("contract", 40);
    private final TextField name = field("name", 200);
    private final Select<Kind> kind = new Select<>();
    private final Select<String> language = new Select<>();
    private final Select<Status> status = new Select<>();
    private final TextArea phones = new TextArea(words.get("webui.subscriber.phones"));
    private final TextField address = field("address", 400);
    private final ComboBox<NodeView> node = new ComboBox<>(words.get("webui.subscriber.node"));
    private final TextField tariff = field("tariff", 100);
    private final BigDecimalField balance = new BigDecimalField(words.get("webui.subscriber.balance"));
    private final Checkbox smsOk = new Checkbox(words.get("webui.subscriber.sms.ok"));
    private final Checkbox vulnerable = new Checkbox(words.get("webui.subscriber.vulnerable"));
    private final TextArea notes = new TextArea(words.get("webui.subscriber.notes"));
    private final ServicesField bought;
    private final Fault fault = new Fault();

    /** @param seen null: a new one */
    SubscriberForm(Services services, @Nullable Subscriber seen, Consumer<Subscriber> then) {
        this.services = services;
        this.seen = seen;
        this.then = then;
        setHeaderTitle(seen == null ? words.get("webui.subscriber.new") : seen.name());
        setWidth("44rem");
        contract.setRequiredIndicatorVisible(true);
        contract.setAutofocus(seen == null);
        choices();
        bought = new ServicesField(services.network());
        if (seen != null) fill(seen);
        var form = new FormLayout(
                contract,
                name,
                kind,
                language,
                status,
                tariff,
                address,
                phones,
                node,
                balance,
                bought,
                notes,
                smsOk,
                vulnerable);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("34rem", 2));
        form.setColspan(address, 2);
        form.setColspan(notes, 2);
        form.setColspan(smsOk, 2);
        form.setColspan(vulnerable, 2);
        add(form, fault);
        var save = new Button(words.get("webui.save"), e -> save());
        save.setId("save-subscriber");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), save);
    }

    private TextField field(String what, int most) {
        var field = new TextField(words.get("webui.subscriber." + what));
        field.setId("subscriber-" + what);
        field.setMaxLength(most);
        return field;
    }

    private void choices() {
        kind.setLabel(words.get("webui.subscriber.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(SubscriberLooks::word);
        kind.setValue(Kind.PERSON);
        language.setLabel(words.get("webui.language"));
        language.setItems("ru", "en");
        language.setItemLabelGenerator(code -> words.get("webui.language." + code));
        language.setValue(services.site().language().getLanguage().equals("ru") ? "ru" : "en");
        status.setLabel(words.get("webui.subscriber.status"));
        status.setItems(Status.values());
        status.setItemLabelGenerator(SubscriberLooks::word);
        status.setValue(Status.ACTIVE);
        phones.setId("subscriber-phones");
        phones.setHelperText(words.get("webui.subscriber.phones.help"));
        phones.setMaxLength(400);
        phones.setMinRows(2);
        notes.setMaxLength(1000);
        smsOk.setValue(true);
        node.setClearButtonVisible(true);
        node.setItemLabelGenerator(
                view -> view.node().name() + " · " + view.node().id());
        node.setItems(query -> new Pages<NodeView, String>(
                        (after, limit) ->
                                services.network().list(query.getFilter().orElse(""), after, limit),
                        view -> view.node().id())
                .rows(query.getOffset(), query.getLimit()));
    }

    private void fill(Subscriber now) {
        contract.setValue(now.contract());
        name.setValue(now.name());
        kind.setValue(now.kind());
        language.setValue(now.language());
        status.setValue(now.status());
        phones.setValue(now.phones().stream().map(PhoneNumber::pretty).collect(Collectors.joining("\n")));
        address.setValue(now.address());
        Optional.ofNullable(now.node()).flatMap(services.network()::find).ifPresent(node::setValue);
        tariff.setValue(now.tariff());
        balance.setValue(now.balance());
        smsOk.setValue(now.smsOk());
        notes.setValue(now.notes());
        bought.set(now.services());
        vulnerable.setValue(now.vulnerable());
    }

    private void save() {
        fault.passes(() -> {
            SignedIn.require(Role.SHIFT_HEAD);
            var data = data();
            Subscriber before = seen;
            // somebody's changes, or an import's, that came meanwhile are not overwritten unseen
            if (before != null && !services.subscribers().get(before.id()).equals(before))
                throw new Refused("webui.subscriber.changed-meanwhile");
            var saved = before == null
                    ? services.subscribers().create(data)
                    : services.subscribers().change(before.id(), data);
            close();
            then.accept(saved);
        });
    }

    private SubscriberData data() {
        return new SubscriberData(
                contract.getValue().strip(),
                name.getValue().strip(),
                kind.getValue(),
                language.getValue(),
                phones(phones.getValue(), services.site().region()),
                address.getValue().strip(),
                chosenNode(),
                status.getValue(),
                smsOk.getValue(),
                tariff.getValue().strip(),
                balance.getValue(),
                notes.getValue().strip(),
                bought.get(),
                vulnerable.getValue());
    }

    /** A node that the network does not know (any more) stays as it is until another one is chosen. */
    private @Nullable String chosenNode() {
        if (node.getValue() != null) return node.getValue().node().id();
        String before = seen == null ? null : seen.node();
        return before != null && services.network().find(before).isEmpty() ? before : null;
    }

    /** One on each line, or divided by commas; refuses the first that is no number. */
    static List<PhoneNumber> phones(String typed, String region) {
        return typed.lines()
                .flatMap(line -> List.of(line.split("[,;]")).stream())
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> PhoneNumber.parse(one, region).orElseThrow(() -> new Refused("subscribers.bad-phone", one)))
                .toList();
    }
}
