package org.firstline.webui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Outcome;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.subscribers.SubscriberPicker;
import org.jspecify.annotations.Nullable;

/** Every call, newest first, with its moments, what became of it, and the ways to its ticket and its subscriber. */
@Route(value = "calls", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class CallsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final transient Services services;
    private final Select<QueueSettings> queue = new Select<>();
    private final Select<Outcome> outcome = new Select<>();
    private final ComboBox<Agent> agent = new ComboBox<>();
    private final SubscriberPicker subscriber;
    private final Button newer = new Button(VaadinIcon.ARROW_UP.create(), e -> fromTheTop());
    private final Grid<Call> grid = new Grid<>();
    private final transient Pages<Call, String> pages;
    /** The first row that the browser asked for last. */
    private int top;

    public CallsView(Services services) {
        this.services = services;
        subscriber = new SubscriberPicker(services.subscribers(), "");
        pages = new Pages<>((last, limit) -> services.calls().list(filter(), last, limit), Call::id);
        addClassNames("page", "calls", "fill");
        newer.setText(words.get("webui.calls.newer"));
        newer.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        newer.setVisible(false);
        columns();
        add(filters(), grid);
        grid.setItems(query -> {
            top = query.getOffset();
            return pages.rows(top, query.getLimit());
        });
        Live.redraw(this, services, this::redraw, CallEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.calls");
    }

    private CallFilter filter() {
        return new CallFilter(
                queue.getValue() == null ? null : queue.getValue().name(),
                agent.getValue() == null ? null : agent.getValue().extension(),
                outcome.getValue(),
                subscriber.getValue() == null ? null : subscriber.getValue().id(),
                null,
                null);
    }

    private void fromTheTop() {
        newer.setVisible(false);
        pages.readAgain(grid);
        grid.scrollToStart();
    }

    /** Whoever has scrolled down is not torn away by calls that come in above. */
    private void redraw() {
        if (top == 0) pages.readAgain(grid);
        else newer.setVisible(true);
    }

    private Div filters() {
        queue.setPlaceholder(words.get("webui.calls.any-queue"));
        queue.setEmptySelectionCaption(words.get("webui.calls.any-queue"));
        queue.setEmptySelectionAllowed(true);
        queue.setAriaLabel(words.get("webui.call.queue"));
        queue.setItems(services.routing().listQueues());
        queue.setItemLabelGenerator(q -> q == null ? words.get("webui.calls.any-queue") : q.title(Words.locale()));
        outcome.setPlaceholder(words.get("webui.calls.any-outcome"));
        outcome.setEmptySelectionCaption(words.get("webui.calls.any-outcome"));
        outcome.setEmptySelectionAllowed(true);
        outcome.setAriaLabel(words.get("webui.call.outcome"));
        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(o -> o == null ? words.get("webui.calls.any-outcome") : OutcomeLook.word(o));
        agent.setPlaceholder(words.get("webui.calls.any-agent"));
        agent.setAriaLabel(words.get("webui.call.agent"));
        agent.setClearButtonVisible(true);
        agent.setItems(services.people().list().stream()
                .filter(a -> a.extension() != null)
                .toList());
        agent.setItemLabelGenerator(a -> a.extension() + " " + a.name());
        subscriber.setPlaceholder(words.get("webui.calls.any-subscriber"));
        subscriber.setAriaLabel(words.get("webui.call.subscriber"));
        subscriber.addClassName("wide");
        queue.addValueChangeListener(e -> fromTheTop());
        outcome.addValueChangeListener(e -> fromTheTop());
        agent.addValueChangeListener(e -> fromTheTop());
        subscriber.addValueChangeListener(e -> fromTheTop());
        var bar = DeskCard.line("bar", queue, outcome, agent, subscriber, newer);
        if (SignedIn.may(Role.ADMIN)) {
            var handling = new Button(
                    words.get("webui.call-rules"), VaadinIcon.COG.create(), e -> new RulesDialog(services).open());
            handling.setId("call-rules-open");
            handling.addClassName("last");
            bar.add(handling);
        }
        return bar;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addClassName("close");
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.PHONE_LANDLINE, words.get("webui.calls.none"), words.get("webui.calls.none.text")));
        wide(grid.addComponentColumn(c -> Ago.of(c.arrivedAt())), "webui.call.arrived", "7.6rem", 0);
        wide(grid.addComponentColumn(this::caller), "webui.call.caller", "9.8rem", 3);
        wide(grid.addColumn(c -> title(c.queue())), "webui.call.queue", "6.2rem", 1);
        wide(grid.addComponentColumn(this::agent), "webui.call.agent", "7.5rem", 1);
        wide(grid.addColumn(Look.column(c -> OutcomeLook.of(c.outcome()))), "webui.call.outcome", "13rem", 0);
        length("webui.call.waited", Call::queuedAt, c -> c.answeredAt() == null ? c.endedAt() : c.answeredAt());
        length("webui.call.talked", Call::answeredAt, Call::endedAt);
        wide(grid.addComponentColumn(CallsView::ticket), "webui.call.ticket", "5rem", 0);
        if (SignedIn.may(Role.SHIFT_HEAD))
            grid.addComponentColumn(this::watch).setWidth("3rem").setFlexGrow(0);
    }

    private void wide(Grid.Column<Call> column, String header, String width, int grows) {
        column.setHeader(words.get(header)).setWidth(width).setFlexGrow(grows);
    }

    /** A length that is over is a number; one that is not counts on. */
    private void length(
            String header, Function<Call, @Nullable Instant> from, Function<Call, @Nullable Instant> until) {
        var column = grid.addComponentColumn(call -> {
            Instant begin = from.apply(call);
            Instant end = until.apply(call);
            if (begin == null) return new Span("–");
            return end == null ? Ago.timer(begin) : new Span(Wording.length(Duration.between(begin, end)));
        });
        wide(column, header, "5.6rem", 0);
        column.setTextAlign(ColumnTextAlign.END);
    }

    private Div caller(Call call) {
        String number = Wording.number(call.outside(), services.site().region());
        if (call.direction() == Call.Way.OUT) number = "→ " + number;
        String shown = number;
        return Optional.ofNullable(call.subscriber())
                .flatMap(services.subscribers()::find)
                .map(s -> DeskCard.line("two-lines", DeskCard.subscriberLink(s.id(), s.name()), DeskCard.quiet(shown)))
                .orElseGet(() -> DeskCard.line("two-lines", new Span(shown)));
    }

    private String title(@Nullable String name) {
        if (name == null) return "–";
        return services.routing().listQueues().stream()
                .filter(q -> q.name().equals(name))
                .map(q -> q.title(Words.locale()))
                .findFirst()
                .orElse(name);
    }

    /** Who answered, and what she says it was about. */
    private Div agent(Call call) {
        var who = new Span(person(call.agent()));
        return Results.of(services, call)
                .map(result -> DeskCard.line("two-lines", who, DeskCard.quiet(result)))
                .orElseGet(() -> DeskCard.line("two-lines", who));
    }

    private String person(@Nullable String extension) {
        if (extension == null) return "–";
        return services.people()
                .findByExtension(extension)
                .map(a -> extension + " " + a.name())
                .orElse(extension);
    }

    /** What those who watch over calls can do with it. */
    private Component watch(Call call) {
        return RecordingLink.of(services, call)
                .<Component>map(link -> link)
                .or(() -> WatchMenu.of(services, call))
                .orElseGet(Span::new);
    }

    private static Component ticket(Call call) {
        Long ticket = call.ticket();
        return ticket == null ? new Span("–") : DeskCard.ticketLink(ticket, Words.numbered(ticket));
    }
}
