package org.firstline.webui.callbacks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackSource;
import org.firstline.calls.Call;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Outcome;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Callers who gave up waiting, the newest first; each may be called back, in the place that he had. */
final class MissedCalls extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Grid<Call> grid = new Grid<>();
    private final transient Pages<Call, String> pages;

    MissedCalls(Services services) {
        this.services = services;
        setSizeFull();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O,
                words.get("webui.callback.none-missed"),
                words.get("webui.callback.none-missed.text")));
        grid.addColumn(Ago.column(Call::arrivedAt)).setHeader(words.get("webui.call.arrived"));
        grid.addColumn(this::number)
                .setHeader(words.get("webui.callback.number"))
                .setFlexGrow(2);
        grid.addColumn(call -> call.queue() == null ? "—" : CallbackLooks.queue(services, call.queue()))
                .setHeader(words.get("webui.call.queue"));
        grid.addComponentColumn(this::callBack).setWidth("14rem").setFlexGrow(0);
        var missed = new CallFilter(null, null, Outcome.ABANDONED, null, null, null);
        pages = Pages.fill(grid, (last, limit) -> services.calls().list(missed, last, limit), Call::id);
        add(grid);
    }

    void draw() {
        pages.readAgain(grid);
    }

    private String number(Call call) {
        return parsed(call)
                .map(PhoneNumber::pretty)
                .orElse(call.caller().isEmpty() ? words.get("webui.callback.hidden") : call.caller());
    }

    private Optional<PhoneNumber> parsed(Call call) {
        return PhoneNumber.parse(call.caller(), services.site().region());
    }

    private Button callBack(Call call) {
        var button = new Button(words.get("webui.callback.call-back"), VaadinIcon.PHONE.create());
        String queue = call.queue();
        Optional<PhoneNumber> number = parsed(call);
        if (queue == null || number.isEmpty()) {
            button.setEnabled(false);
            return button;
        }
        if (services.callbacks().findLive(queue, number.get().e164()).isPresent()) {
            button.setText(words.get("webui.callback.state.waiting"));
            button.setEnabled(false);
        }
        button.addClickListener(e -> {
            SignedIn.require(Role.AGENT);
            services.callbacks()
                    .ask(CallbackRequest.of(queue, number.get().e164(), CallbackSource.MISSED)
                            .since(call.queuedAt())
                            .by("", call.subscriber())
                            .after(call.id(), call.ticket()));
            draw();
        });
        return button;
    }
}
