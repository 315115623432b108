package org.firstline.webui.messages;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Set;
import org.firstline.messages.templates.Templates;
import org.firstline.network.NodeView;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Segment;
import org.firstline.subscribers.Status;
import org.firstline.web.Json;
import org.firstline.webui.Pages;
import org.firstline.webui.Words;

/** Whom a mailing means. */
final class SegmentForm extends FormLayout {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final CheckboxGroup<Status> statuses = new CheckboxGroup<>(words.get("webui.mailing.status"));
    private final TextField tariff = new TextField(words.get("webui.mailing.tariff"));
    private final TextField address = new TextField(words.get("webui.mailing.address"));
    private final ComboBox<NodeView> node = new ComboBox<>(words.get("webui.mailing.node"));
    private final Select<String> language = new Select<>();
    private final Select<Kind> kind = new Select<>();
    private final BigDecimalField owes = new BigDecimalField(words.get("webui.mailing.owes"));

    /** @param changed something else is meant now */
    SegmentForm(Services services, Runnable changed) {
        this.services = services;
        statuses.setItems(Status.ACTIVE, Status.SUSPENDED, Status.DEBT, Status.FROZEN);
        statuses.setItemLabelGenerator(s -> words.get("webui.subscriber.status." + Json.word(s)));
        statuses.setValue(Set.of(Status.ACTIVE));
        node.setId("segment-node");
        node.setClearButtonVisible(true);
        node.setItemLabelGenerator(
                view -> view.node().name() + " · " + view.node().id());
        node.setItems(query -> new Pages<NodeView, String>(
                        (after, limit) ->
                                services.network().list(query.getFilter().orElse(""), after, limit),
                        view -> view.node().id())
                .rows(query.getOffset(), query.getLimit()));
        choice(language, "webui.mailing.language");
        language.setItems(Templates.LANGUAGES);
        language.setItemLabelGenerator(
                code -> code == null ? words.get("webui.mailing.any") : words.get("webui.language." + code));
        choice(kind, "webui.mailing.kind");
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(
                k -> k == null ? words.get("webui.mailing.any") : words.get("webui.subscriber.kind." + Json.word(k)));
        for (TextField field : java.util.List.of(tariff, address)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(e -> changed.run());
        }
        tariff.setId("segment-tariff");
        address.setId("segment-address");
        owes.setId("segment-owes");
        statuses.addValueChangeListener(e -> changed.run());
        node.addValueChangeListener(e -> changed.run());
        language.addValueChangeListener(e -> changed.run());
        kind.addValueChangeListener(e -> changed.run());
        owes.addValueChangeListener(e -> changed.run());
        setResponsiveSteps(new ResponsiveStep("0", 1), new ResponsiveStep("34rem", 2));
        add(statuses, tariff, address, node, language, kind, owes);
        setColspan(statuses, 2);
    }

    private void choice(Select<?> select, String word) {
        select.setLabel(words.get(word));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(words.get("webui.mailing.any"));
    }

    Segment segment() {
        NodeView top = node.getValue();
        return Segment.ALL
                .withStatuses(statuses.getValue())
                .withTariff(tariff.getValue())
                .withAddress(address.getValue())
                .withNodes(
                        top == null
                                ? Set.of()
                                : services.network().tree().subtree(top.node().id()))
                .withLanguage(language.getValue() == null ? "" : language.getValue())
                .withKind(kind.getValue())
                .withDebt(owes.getValue());
    }
}
