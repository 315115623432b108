package org.firstline.webui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.Target;
import org.firstline.routing.QueueNow;
import org.firstline.routing.RoutingEvent;
import org.firstline.services.Services;
import org.firstline.webui.Live;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Finds to whom the caller is to be led, shows how each of them stands, and leads him there or asks first. */
final class TransferDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final transient Services services;
    private final transient Call call;
    private final String mine;
    private final TextField search = new TextField();
    private final Div found = new Div();
    private final transient Map<Target, Div> rows = new HashMap<>();
    private final transient Map<Target, Div> places = new HashMap<>();
    private final transient Map<Target, Object> states = new HashMap<>();
    private transient @Nullable List<Target> shown;

    TransferDialog(Services services, Call call, String mine) {
        this.services = services;
        this.call = call;
        this.mine = mine;
        setHeaderTitle(words.get("webui.transfer.title"));
        setWidth("36rem");
        setId("transfer-dialog");
        search.setId("transfer-search");
        search.setPlaceholder(words.get("webui.transfer.search"));
        search.setAriaLabel(words.get("webui.transfer.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setWidthFull();
        search.setAutofocus(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(150);
        search.addValueChangeListener(e -> draw());
        found.addClassNames("results", "transfer-results");
        add(search, found);
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()));
        draw();
        Live.redraw(this, services, this::draw, RoutingEvent.QueuesChanged.class, CallEvent.PhonePresence.class);
    }

    /** A row that stays is left where it is: nobody clicks into the void because a queue moved. */
    private void draw() {
        var all = Targets.find(services, mine, search.getValue());
        if (!all.equals(shown)) {
            shown = all;
            found.removeAll();
            if (all.isEmpty()) found.add(DeskCard.quiet(words.get("webui.transfer.none")));
            for (Target one : all) found.add(rows.computeIfAbsent(one, this::row));
        }
        for (Target one : all) {
            Object now = state(one);
            if (!now.equals(states.put(one, now))) {
                Div where = places.get(one);
                if (where != null) {
                    where.removeAll();
                    where.add(drawn(one));
                }
            }
        }
    }

    private Div row(Target one) {
        var name = new Span(Targets.name(services, one));
        name.addClassNames("name", "cut");
        var place = new Div();
        places.put(one, place);
        var who = DeskCard.line("who", name, place);
        var lead = new Button(words.get("webui.transfer.lead"), VaadinIcon.ARROW_FORWARD.create(), e -> {
            services.calls().control().transfer(call.id(), one, login());
            close();
        });
        lead.addThemeVariants(ButtonVariant.LUMO_SMALL);
        lead.addClassName("lead");
        var row = DeskCard.line("result", icon(one).create(), who);
        if (!(one instanceof Target.Queue)) {
            var ask = new Button(words.get("webui.transfer.ask"), VaadinIcon.CHAT.create(), e -> {
                services.calls().control().consult(call.id(), one, login());
                close();
            });
            ask.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            ask.addClassName("ask");
            row.add(ask);
        }
        row.add(lead);
        row.getElement().setAttribute("data-target", one.written());
        return row;
    }

    /** What decides how a row looks. */
    private Object state(Target one) {
        return switch (one) {
            case Target.Agent(String extension) ->
                services.routing().findAgent(extension).map(AgentBadge::word).orElse("");
            case Target.Queue(String queue) ->
                services.routing()
                        .snapshot()
                        .findQueue(queue)
                        .map(this::waiting)
                        .orElse("");
            case Target.Number ignored -> words.get("webui.transfer.outside");
        };
    }

    private Component drawn(Target one) {
        if (one instanceof Target.Agent(String extension)) {
            var now = services.routing().findAgent(extension);
            if (now.isPresent()) return AgentBadge.of(now.get());
        }
        return DeskCard.quiet(state(one).toString());
    }

    private String waiting(QueueNow now) {
        return words.get("webui.transfer.queue", now.waiting(), now.agentsReady());
    }

    private static VaadinIcon icon(Target one) {
        return switch (one) {
            case Target.Agent ignored -> VaadinIcon.USER;
            case Target.Queue ignored -> VaadinIcon.USERS;
            case Target.Number ignored -> VaadinIcon.PHONE;
        };
    }

    private static String login() {
        return SignedIn.get().login();
    }
}
