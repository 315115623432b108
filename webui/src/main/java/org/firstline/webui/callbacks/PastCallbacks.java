package org.firstline.webui.callbacks;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.Objects;
import org.firstline.callbacks.Callback;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.Pages;
import org.firstline.webui.Words;
import org.firstline.webui.tickets.TicketView;

/** Callbacks that are over, the newest first, with their tickets. */
final class PastCallbacks extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final Grid<Callback> grid = new Grid<>();
    private final transient Pages<Callback, Long> pages;

    PastCallbacks(Services services) {
        setSizeFull();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.PHONE_LANDLINE,
                words.get("webui.callback.none-over"),
                words.get("webui.callback.none-over.text")));
        grid.addColumn(CallbackLooks::who)
                .setHeader(words.get("webui.callback.number"))
                .setFlexGrow(2);
        grid.addColumn(one -> CallbackLooks.queue(services, one.queue())).setHeader(words.get("webui.call.queue"));
        grid.addColumn(Look.column(one -> CallbackLooks.of(one.state())))
                .setHeader(words.get("webui.callback.state"))
                .setWidth("13rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(one -> Objects.requireNonNullElse(one.endedAt(), one.askedAt())))
                .setHeader(words.get("webui.callback.ended"));
        grid.addColumn(Callback::attempts).setHeader(words.get("webui.callback.tries"));
        grid.addColumn(one -> one.agent() == null ? "—" : one.agent()).setHeader(words.get("webui.call.agent"));
        grid.addComponentColumn(one -> one.ticket() == null
                        ? new Span("—")
                        : new RouterLink("#" + one.ticket(), TicketView.class, one.ticket()))
                .setHeader(words.get("webui.call.ticket"));
        pages = Pages.fill(grid, (last, limit) -> services.callbacks().listOver(last, limit), Callback::id);
        add(grid);
    }

    void draw() {
        pages.readAgain(grid);
    }
}
