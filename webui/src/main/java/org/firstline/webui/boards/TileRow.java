package org.firstline.webui.boards;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.firstline.boards.Measure;
import org.firstline.boards.Tile;
import org.firstline.routing.QueueSettings;
import org.firstline.webui.Words;

/** One tile in the list of a board's tiles: what it is, what it shows, and where it stands. */
final class TileRow extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();

    /** What a tile's row can do to the list that it is in. */
    interface Moves {
        void replace(Tile tile);

        void up();

        void down();

        void remove();
    }

    TileRow(Tile tile, List<QueueSettings> queues, Moves moves) {
        addClassName("board-tile");
        var name = new Span(word(words, tile));
        name.addClassName("strong");
        add(name);
        switch (tile) {
            case Tile.Figure figure ->
                add(
                        measure(figure, moves::replace),
                        queue(figure, queues, moves::replace),
                        size(figure, moves::replace));
            case Tile.TextLine line ->
                add(text(
                        "webui.boards.tile.text",
                        line.text(),
                        Tile.TextLine.LONGEST,
                        t -> moves.replace(new Tile.TextLine(t))));
            case Tile.Greeting greeting ->
                add(text(
                        "webui.boards.tile.greeting",
                        greeting.text(),
                        Tile.Greeting.LONGEST,
                        t -> moves.replace(new Tile.Greeting(t))));
            case Tile.Clock ignored -> {}
            case Tile.QueueTable ignored -> {}
            case Tile.Outages ignored -> {}
            case Tile.Sms ignored -> {}
            case Tile.Trunks ignored -> {}
            case Tile.Breaks ignored -> {}
            case Tile.Condition ignored -> {}
            case Tile.NewPage ignored -> {}
        }
        var buttons = new Div(
                button("webui.boards.tile.up", VaadinIcon.ARROW_UP, moves::up),
                button("webui.boards.tile.down", VaadinIcon.ARROW_DOWN, moves::down),
                button("webui.boards.tile.remove", VaadinIcon.CLOSE_SMALL, moves::remove));
        buttons.addClassName("last");
        add(buttons);
        if (tile instanceof Tile.Figure figure && figure.measure().takesLimits())
            add(new LimitsField(figure, moves::replace));
    }

    static String word(Words words, Tile tile) {
        return words.get("webui.boards.tile."
                + switch (tile) {
                    case Tile.Clock ignored -> "clock";
                    case Tile.Figure ignored -> "figure";
                    case Tile.QueueTable ignored -> "queues";
                    case Tile.Outages ignored -> "outages";
                    case Tile.Sms ignored -> "sms";
                    case Tile.Trunks ignored -> "trunks";
                    case Tile.Breaks ignored -> "breaks";
                    case Tile.NewPage ignored -> "page";
                    case Tile.Greeting ignored -> "greeting";
                    case Tile.Condition ignored -> "condition";
                    case Tile.TextLine ignored -> "text";
                });
    }

    private Select<Measure> measure(Tile.Figure figure, Consumer<Tile> replace) {
        var select = new Select<Measure>();
        select.setItems(Measure.values());
        select.setItemLabelGenerator(m -> words.get("webui.boards.measure." + m.key()));
        select.setAriaLabel(words.get("webui.boards.measure"));
        select.setValue(figure.measure());
        // limits are in the measure's own unit: another measure starts with those of the house
        select.addValueChangeListener(
                e -> replace.accept(new Tile.Figure(e.getValue(), figure.queue(), figure.size(), null)));
        return select;
    }

    private Select<String> queue(Tile.Figure figure, List<QueueSettings> queues, Consumer<Tile> replace) {
        var select = new Select<String>();
        var names = new ArrayList<>(List.of(""));
        queues.forEach(queue -> names.add(queue.name()));
        // a queue that went stays in the choice until another is chosen
        if (!names.contains(figure.queue())) names.add(figure.queue());
        select.setItems(names);
        select.setItemLabelGenerator(queue -> queue.isEmpty()
                ? words.get("webui.boards.every-queue")
                : queues.stream()
                        .filter(q -> q.name().equals(queue))
                        .findFirst()
                        .map(q -> q.title(Words.locale()))
                        .orElse(queue));
        select.setAriaLabel(words.get("webui.boards.queue"));
        select.setValue(figure.queue());
        select.addValueChangeListener(
                e -> replace.accept(new Tile.Figure(figure.measure(), e.getValue(), figure.size(), figure.limits())));
        return select;
    }

    private Select<Tile.Size> size(Tile.Figure figure, Consumer<Tile> replace) {
        var select = new Select<Tile.Size>();
        select.setItems(Tile.Size.values());
        select.setItemLabelGenerator(size -> words.get("webui.boards.size." + size.key()));
        select.setAriaLabel(words.get("webui.boards.size"));
        select.setValue(figure.size());
        select.addValueChangeListener(
                e -> replace.accept(new Tile.Figure(figure.measure(), figure.queue(), e.getValue(), figure.limits())));
        return select;
    }

    private TextField text(String key, String text, int longest, Consumer<String> replace) {
        var field = new TextField();
        field.setPlaceholder(words.get(key + ".help"));
        field.setAriaLabel(words.get(key));
        field.setMaxLength(longest);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.setValue(text);
        field.addValueChangeListener(e -> replace.accept(e.getValue()));
        return field;
    }

    private Button button(String key, VaadinIcon icon, Runnable then) {
        var button = new Button(icon.create(), e -> then.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(words.get(key));
        button.setTooltipText(words.get(key));
        return button;
    }
}
