package org.firstline.webui.boards;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import org.firstline.base.Health;
import org.firstline.boards.Board;
import org.firstline.boards.Boards;
import org.firstline.boards.WallNow;
import org.firstline.people.Role;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge;
import org.firstline.webui.Words;

/** The walls: how each is, which board it shows, and a pattern to look them over by. */
final class WallsCard extends Div {
    private static final long serialVersionUID = 1;

    private final transient Boards boards;
    private final transient Words words = Words.here();
    private final Grid<WallNow> grid = new Grid<>();

    WallsCard(Boards boards, Health health) {
        this.boards = boards;
        grid.addComponentColumn(wall -> badge(wall.level()))
                .setHeader(words.get("webui.health.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(WallNow::name)
                .setHeader(words.get("webui.boards.wall"))
                .setWidth("14rem")
                .setFlexGrow(2);
        grid.addColumn(wall -> wall.width() + " × " + wall.height())
                .setHeader(words.get("webui.boards.wall.size"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::board)
                .setHeader(words.get("webui.boards.wall.board"))
                .setWidth("13rem")
                .setFlexGrow(0);
        grid.addComponentColumn(wall -> wall.lastShown() == null
                        ? new Span(words.get("webui.boards.wall.never"))
                        : Ago.of(wall.lastShown()))
                .setHeader(words.get("webui.boards.wall.last"))
                .setAutoWidth(true);
        grid.addColumn(wall -> health.find(wall.part())
                        .map(state -> state.reason().in(Words.locale()))
                        .orElse(""))
                .setHeader(words.get("webui.health.why"))
                .setFlexGrow(3);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.setId("walls");
        var test = new Button(words.get("webui.boards.test"), VaadinIcon.GRID.create(), e -> test());
        test.setId("test-walls");
        add(new Card(words.get("webui.boards.walls")).withActions(test).with(grid));
        draw();
    }

    private Select<String> board(WallNow wall) {
        var select = new Select<String>();
        select.setItems(boards.list().stream().map(Board::name).toList());
        select.setAriaLabel(words.get("webui.boards.wall.board"));
        select.setWidthFull();
        select.setValue(wall.board());
        select.addValueChangeListener(e -> {
            SignedIn.require(Role.SHIFT_HEAD);
            boards.assign(wall.name(), e.getValue());
        });
        return select;
    }

    private void test() {
        SignedIn.require(Role.SHIFT_HEAD);
        boards.test();
        Notices.done(words.get("webui.boards.test.on", Boards.TEST.toSeconds()));
    }

    void draw() {
        grid.setItems(boards.walls());
        setVisible(!boards.walls().isEmpty());
    }

    private StateBadge badge(Health.Level level) {
        return switch (level) {
            case STARTING ->
                new StateBadge(VaadinIcon.HOURGLASS, words.get("webui.health.starting"), StateBadge.Tone.BUSY);
            case WELL -> new StateBadge(VaadinIcon.CHECK_CIRCLE, words.get("webui.health.well"), StateBadge.Tone.GOOD);
            case ILL -> new StateBadge(VaadinIcon.WARNING, words.get("webui.health.ill"), StateBadge.Tone.BAD);
            case OFF -> new StateBadge(VaadinIcon.POWER_OFF, words.get("webui.health.off"), StateBadge.Tone.CALM);
        };
    }
}
