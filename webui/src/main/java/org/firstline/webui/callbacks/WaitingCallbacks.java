package org.firstline.webui.callbacks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.firstline.callbacks.Callback;
import org.firstline.callbacks.CallbackState;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Those who wait for their callback, in their places, and what may be done about each. */
final class WaitingCallbacks extends Div {
    private static final long serialVersionUID = 1;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Grid<Callback> grid = new Grid<>();
    private final transient Map<String, Integer> places = new HashMap<>();

    WaitingCallbacks(Services services) {
        this.services = services;
        setSizeFull();
        ZoneId zone = services.zone();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O, words.get("webui.callback.none"), words.get("webui.callback.none.text")));
        grid.addColumn(one -> places.getOrDefault(one.item(), 0) > 0 ? places.get(one.item()) : "—")
                .setHeader(words.get("webui.callback.place"))
                .setWidth("4.6rem")
                .setFlexGrow(0);
        grid.addColumn(CallbackLooks::who)
                .setHeader(words.get("webui.callback.number"))
                .setWidth("10rem")
                .setFlexGrow(2);
        grid.addColumn(one -> CallbackLooks.queue(services, one.queue())).setHeader(words.get("webui.call.queue"));
        grid.addColumn(Look.column(one -> CallbackLooks.of(one.state())))
                .setHeader(words.get("webui.callback.state"))
                .setWidth("10.4rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(Callback::queuedAt))
                .setHeader(words.get("webui.callback.since"))
                .setWidth("8.2rem")
                .setFlexGrow(0);
        var next = new Span(words.get("webui.callback.next"));
        next.addClassName("wraps");
        grid.addColumn(one -> one.nextTry().isAfter(services.time().now())
                        ? TIME.format(one.nextTry().atZone(zone))
                        : words.get("webui.callback.due"))
                .setHeader(next)
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addColumn(one -> words.get(
                        "webui.callback.attempts",
                        one.attempts(),
                        services.callbacks().rule(one.queue()).tries()))
                .setHeader(words.get("webui.callback.tries"))
                .setWidth("6rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::verbs).setWidth("8.5rem").setFlexGrow(0);
        add(grid);
        draw();
    }

    void draw() {
        places.clear();
        services.routing().snapshot().items().stream()
                .filter(now -> Callback.isItem(now.item().id()))
                .forEach(now -> places.put(now.item().id(), now.position()));
        grid.setItems(services.callbacks().listLive());
    }

    private Div verbs(Callback one) {
        var verbs = new Div();
        verbs.addClassName("verbs");
        if (one.state() == CallbackState.WAITING) {
            verbs.add(verb(
                    VaadinIcon.PHONE,
                    "webui.callback.call-now",
                    one,
                    () -> services.callbacks().callNow(one.id())));
            verbs.add(verb(
                    VaadinIcon.EDIT,
                    "webui.callback.edit",
                    one,
                    () -> NumberDialog.change(services, one).open()));
        }
        verbs.add(verb(
                VaadinIcon.CLOSE_SMALL,
                "webui.callback.cancel",
                one,
                () -> services.callbacks().cancel(one.id())));
        return verbs;
    }

    private Button verb(VaadinIcon icon, String word, Callback one, Runnable what) {
        var button = new Button(icon.create(), e -> {
            SignedIn.require(Role.AGENT);
            what.run();
            draw();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(words.get(word) + " " + one.number());
        button.setTooltipText(words.get(word));
        return button;
    }
}
