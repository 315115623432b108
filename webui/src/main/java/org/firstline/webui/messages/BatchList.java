package org.firstline.webui.messages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.firstline.messages.Batch;
import org.firstline.messages.BatchCounts;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Confirm;
import org.firstline.webui.DeliveryBar;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.Notices;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** Batches, newest first, and how far each is. */
final class BatchList extends Div {
    private static final long serialVersionUID = 1;

    /** Older ones don't run any more. */
    private static final int WATCHED = 100;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Grid<Batch> grid = new Grid<>();
    private final transient Pages<Batch, Long> pages;
    private final transient Map<Long, BatchCounts> counts = new HashMap<>();
    private transient List<Batch> newest = List.of();

    /** @param open shows the messages of the batch with this number */
    BatchList(Services services, LongConsumer open) {
        this.services = services;
        addClassName("filling");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(batch -> title(batch, open))
                .setHeader(words.get("webui.messages.batch"))
                .setWidth("16rem")
                .setFlexGrow(4);
        grid.addComponentColumn(batch -> new DeliveryBar(counts(batch)))
                .setHeader(words.get("webui.messages.progress"))
                .setWidth("11rem")
                .setFlexGrow(1);
        grid.addColumn(batch -> words.get("webui.number", counts(batch).total()))
                .setHeader(words.get("webui.messages.total"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::end)
                .setHeader(words.get("webui.messages.end"))
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(Batch::createdAt))
                .setHeader(words.get("webui.messages.created"))
                .setWidth("8rem")
                .setFlexGrow(0);
        if (SignedIn.may(Role.SHIFT_HEAD))
            grid.addColumn(new ComponentRenderer<Component, Batch>(
                            this::verbs, (Component now, Batch batch) -> isRunning(batch) ? now : new Span()))
                    .setWidth("13rem")
                    .setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.ENVELOPES_O,
                words.get("webui.messages.batch.none.title"),
                words.get("webui.messages.batch.none.text")));
        pages = Pages.fill(grid, services.messages()::listBatches, Batch::id);
        add(grid);
    }

    /** While a batch runs only its own row is drawn anew, and its buttons stay: one must not vanish under the mouse. */
    void draw() {
        List<Batch> now = services.messages().listBatches(null, WATCHED);
        if (!now.equals(newest)) {
            newest = now;
            counts.clear();
            pages.readAgain(grid);
            return;
        }
        for (Batch batch : now) {
            BatchCounts old = counts.get(batch.id());
            if (old == null || old.isDone()) continue;
            counts.remove(batch.id());
            if (!counts(batch).equals(old)) grid.getDataProvider().refreshItem(batch);
        }
    }

    private boolean isRunning(Batch batch) {
        return counts(batch).queued() > 0;
    }

    private BatchCounts counts(Batch batch) {
        return counts.computeIfAbsent(batch.id(), id -> services.messages().counts(batch.key()));
    }

    private static Button title(Batch batch, LongConsumer open) {
        var button = new Button(batch.title(), e -> open.accept(batch.id()));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassNames("inline", "whole-text");
        return button;
    }

    /** When it will be through, while it runs. */
    private Component end(Batch batch) {
        if (batch.paused() && counts(batch).queued() > 0)
            return new Look(VaadinIcon.PAUSE, words.get("webui.messages.batch.paused"), Tone.WARNING).badge();
        if (counts(batch).isDone()) return new Span();
        return services.messages().runs().end(batch).<Component>map(Ago::of).orElseGet(Span::new);
    }

    private Component verbs(Batch batch) {
        if (!isRunning(batch)) return new Span();
        var hold = new Button(
                words.get(batch.paused() ? "webui.messages.batch.resume" : "webui.messages.batch.pause"),
                e -> hold(batch));
        hold.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        hold.addClassName("inline");
        var stop = new Button(
                words.get("webui.messages.batch.stop"),
                e -> Confirm.askDangerous(
                        words.get("webui.messages.batch.stop.title", batch.title()),
                        words.get(
                                "webui.messages.batch.stop.text", counts(batch).queued()),
                        words.get("webui.messages.batch.stop.verb"),
                        () -> stop(batch)));
        stop.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        stop.addClassName("inline");
        var verbs = new Span(hold, stop);
        verbs.addClassName("verbs");
        return verbs;
    }

    private void hold(Batch batch) {
        SignedIn.require(Role.SHIFT_HEAD);
        if (batch.paused()) services.messages().runs().resume(batch.key());
        else services.messages().runs().pause(batch.key());
    }

    private void stop(Batch batch) {
        SignedIn.require(Role.SHIFT_HEAD);
        Notices.done(
                words.get("webui.messages.batch.stopped", services.messages().cancelUnsent(batch.key())));
    }
}
