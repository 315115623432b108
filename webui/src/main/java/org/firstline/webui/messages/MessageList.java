package org.firstline.webui.messages;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.Message;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.MessageState;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Confirm;
import org.firstline.webui.EmptyState;
import org.firstline.webui.MessageBadge;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Single messages, newest first, narrowed by state, number and batch. */
final class MessageList extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Select<MessageState> state = new Select<>();
    private final TextField number = new TextField();
    private final Button batch = new Button(VaadinIcon.CLOSE_SMALL.create(), e -> ofBatch(null));
    private final Grid<Message> grid = new Grid<>();
    private final transient Pages<Message, Long> pages;
    private @Nullable Long batchId;

    MessageList(Services services) {
        this.services = services;
        addClassName("filling");
        columns();
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.ENVELOPE_O, words.get("webui.messages.none.title"), words.get("webui.messages.none.text")));
        add(bar(), grid);
        pages = Pages.fill(grid, this::page, Message::id);
    }

    private Div bar() {
        state.setItems(MessageState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(words.get("webui.messages.every-state"));
        state.setItemLabelGenerator(s -> s == null ? words.get("webui.messages.every-state") : MessageBadge.word(s));
        state.setAriaLabel(words.get("webui.messages.state"));
        state.addValueChangeListener(e -> draw());
        number.setPlaceholder(words.get("webui.messages.find"));
        number.setAriaLabel(words.get("webui.messages.find"));
        number.setPrefixComponent(VaadinIcon.SEARCH.create());
        number.setClearButtonVisible(true);
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.addValueChangeListener(e -> draw());
        number.addClassName("wide");
        batch.setVisible(false);
        batch.setIconAfterText(true);
        var bar = new Div(number, state, batch);
        bar.addClassName("bar");
        return bar;
    }

    private void columns() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(message -> message.to().pretty())
                .setHeader(words.get("webui.messages.to"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addColumn(Message::text)
                .setHeader(words.get("webui.messages.text"))
                .setTooltipGenerator(Message::text)
                .setWidth("9.5rem")
                .setFlexGrow(2);
        grid.addColumn(message -> words.get("webui.number", message.parts()))
                .setHeader(words.get("webui.messages.parts"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("5.25rem")
                .setFlexGrow(0);
        grid.addComponentColumn(message -> MessageBadge.of(message.state()))
                .setHeader(words.get("webui.messages.state"))
                .setTooltipGenerator(this::done)
                .setWidth("10.75rem")
                .setFlexGrow(0);
        grid.addColumn(this::why)
                .setHeader(words.get("webui.messages.why"))
                .setTooltipGenerator(this::why)
                .setWidth("9rem")
                .setFlexGrow(2);
        grid.addColumn(Ago.column(Message::queuedAt))
                .setHeader(words.get("webui.messages.queued"))
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addComponentColumn(message -> moment(message.sentAt()))
                .setHeader(words.get("webui.messages.sent"))
                .setWidth("7.5rem")
                .setFlexGrow(0);
        if (SignedIn.may(Role.SHIFT_HEAD))
            grid.addComponentColumn(this::verbs).setWidth("7.25rem").setFlexGrow(0);
    }

    void draw() {
        pages.readAgain(grid);
    }

    /** Narrows the list to one batch; null shows all again. */
    void ofBatch(@Nullable Long id) {
        batchId = id;
        var title = id == null
                ? Optional.<String>empty()
                : services.messages().listBatches(id + 1, 1).stream()
                        .filter(b -> b.id() == id)
                        .map(b -> b.title())
                        .findFirst();
        batch.setVisible(id != null);
        batch.setText(words.get("webui.messages.of-batch", title.orElse(String.valueOf(id))));
        draw();
    }

    private List<Message> page(@Nullable Long before, int limit) {
        PhoneNumber to = null;
        if (!number.getValue().isBlank()) {
            var parsed = PhoneNumber.parse(number.getValue(), services.site().region());
            // half a number is nobody's yet
            if (parsed.isEmpty()) return List.of();
            to = parsed.get();
        }
        return services.messages().list(new MessageFilter(state.getValue(), batchId, to), before, limit);
    }

    /** Why it is where it is, and whether it may come twice. */
    private String why(Message message) {
        var why = message.why(Words.locale());
        if (!message.maybeTwice()) return why;
        var twice = words.get("webui.messages.twice");
        return why.isEmpty() ? twice : twice + " " + why;
    }

    /** When it came to its end. */
    private @Nullable String done(Message message) {
        Instant at = message.doneAt();
        return at == null ? null : words.get("webui.messages.done", Ago.exact(at));
    }

    private Span verbs(Message message) {
        return switch (message.state()) {
            case QUEUED, HELD ->
                verb("webui.messages.cancel", () -> {
                    SignedIn.require(Role.SHIFT_HEAD);
                    services.messages().cancel(message.id());
                });
            case FAILED, CANCELLED -> verb("webui.messages.resend", () -> resend(message));
            case UNKNOWN ->
                verb(
                        "webui.messages.resend",
                        () -> Confirm.ask(
                                words.get("webui.messages.resend.title"),
                                words.get(
                                        "webui.messages.resend.text",
                                        message.to().pretty()),
                                words.get("webui.messages.resend.verb"),
                                () -> resend(message)));
            case SENDING, SENT, DELIVERED -> new Span();
        };
    }

    private Span verb(String key, Runnable then) {
        var button = new Button(words.get(key), e -> then.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("inline");
        return new Span(button);
    }

    private void resend(Message message) {
        SignedIn.require(Role.SHIFT_HEAD);
        services.messages().resend(message.id());
    }

    private static Span moment(@Nullable Instant at) {
        return at == null ? new Span() : new Span(Ago.of(at));
    }
}
