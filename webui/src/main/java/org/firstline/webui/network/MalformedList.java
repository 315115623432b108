package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.nio.charset.StandardCharsets;
import org.firstline.network.MalformedPayload;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Words;

/** Bodies that monitors sent and nobody could understand: why, and the body itself to look at. */
final class MalformedList extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST = 200;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Grid<MalformedPayload> grid = new Grid<>();
    private final EmptyState empty;

    MalformedList(Services services) {
        this.services = services;
        addClassName("filling");
        empty = new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O,
                words.get("webui.malformed.none.title"),
                words.get("webui.malformed.none.text"));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(Ago.column(payload -> payload.receivedAt()))
                .setHeader(words.get("webui.malformed.received"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(MalformedPayload::source)
                .setHeader(words.get("webui.alert.source"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(MalformedPayload::reason)
                .setHeader(words.get("webui.malformed.reason"))
                .setTooltipGenerator(MalformedPayload::reason)
                .setFlexGrow(1);
        grid.addColumn(payload -> words.get("webui.malformed.octets", payload.size()))
                .setHeader(words.get("webui.malformed.size"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::look).setWidth("9rem").setFlexGrow(0);
        add(grid, empty);
    }

    /** Returns how many there are. */
    int draw() {
        var payloads = services.network().alerts().listMalformed(MOST);
        grid.setItems(payloads);
        grid.setVisible(!payloads.isEmpty());
        empty.setVisible(payloads.isEmpty());
        return payloads.size();
    }

    private Button look(MalformedPayload payload) {
        var button = new Button(words.get("webui.malformed.look"), e -> open(payload));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("inline");
        return button;
    }

    private void open(MalformedPayload payload) {
        var dialog = new Dialog(words.get("webui.malformed.title", payload.source()));
        dialog.setWidth("48rem");
        var body = new Pre(new String(payload.body(), StandardCharsets.UTF_8));
        body.addClassName("body");
        dialog.add(new Paragraph(payload.reason()), body);
        if (payload.size() > payload.body().length)
            dialog.add(new Paragraph(words.get("webui.malformed.cut", payload.body().length, payload.size())));
        dialog.getFooter().add(new Button(words.get("webui.close"), e -> dialog.close()));
        dialog.open();
    }
}
