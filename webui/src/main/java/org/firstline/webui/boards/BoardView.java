package org.firstline.webui.boards;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.firstline.boards.Board;
import org.firstline.boards.BoardChanged;
import org.firstline.boards.Measure;
import org.firstline.boards.Tile;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Fault;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** One board: its tiles on the left, and how it would look now on the right; nothing counts before it is saved. */
@Route(value = "boards", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class BoardView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    /** What can be added, each as it starts. */
    private static final List<Tile> KINDS = List.of(
            new Tile.Clock(),
            new Tile.Figure(Measure.WAITING, ""),
            new Tile.QueueTable(),
            new Tile.Outages(),
            new Tile.Sms(),
            new Tile.Trunks(),
            new Tile.Breaks(),
            new Tile.Condition(),
            new Tile.TextLine(""),
            new Tile.NewPage(),
            new Tile.Greeting(""));

    private final transient Services services;
    private final transient Words words = Words.here();
    private final TextField title = new TextField(words.get("webui.boards.title"));
    private final IntegerField width = new IntegerField(words.get("webui.boards.width"));
    private final IntegerField height = new IntegerField(words.get("webui.boards.height"));
    private final Select<String> language = new Select<>();
    private final LookFields look = new LookFields(this::draw);
    private final Div rows = new Div();
    private final BoardPicture picture = new BoardPicture("");
    private final Fault fault = new Fault();
    private final transient List<Tile> tiles = new ArrayList<>();
    private String name = "";

    public BoardView(Services services) {
        this.services = services;
        addClassName("page");
        var save = new Button(words.get("webui.save"), VaadinIcon.CHECK.create(), e -> save());
        save.setId("save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var now = new Card(words.get("webui.boards.now")).with(picture, fault);
        var side = new Div(now, settings(), new Card(words.get("webui.boards.look")).with(look));
        side.addClassName("main");
        rows.addClassName("board-tiles");
        var list =
                new Card(words.get("webui.boards.tiles")).withActions(adding()).with(rows);
        var columns = new Div(new Div(list), side);
        columns.addClassNames("columns", "halves");
        var bar = new Div(new RouterLink(words.get("webui.boards.back"), BoardsView.class), save);
        bar.addClassName("bar");
        save.addClassName("last");
        add(bar, columns);
        Live.redraw(this, services, this::draw, BoardChanged.class);
    }

    @Override
    public void setParameter(BeforeEvent event, String board) {
        var found = services.boards().find(board);
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        name = board;
        title.setValue(found.get().title());
        width.setValue(found.get().width());
        height.setValue(found.get().height());
        language.setValue(found.get().language());
        look.set(found.get().look());
        tiles.clear();
        tiles.addAll(found.get().tiles());
        list();
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.boards.one", name);
    }

    private Card settings() {
        title.setMaxLength(80);
        title.setWidthFull();
        width.setMin(Board.LEAST_WIDTH);
        height.setMin(Board.LEAST_HEIGHT);
        width.setStepButtonsVisible(true);
        height.setStepButtonsVisible(true);
        language.setLabel(words.get("webui.language"));
        language.setItems("en", "ru");
        language.setItemLabelGenerator(code -> {
            var locale = Locale.of(code);
            String own = locale.getDisplayLanguage(locale);
            return own.substring(0, 1).toUpperCase(locale) + own.substring(1);
        });
        title.addValueChangeListener(e -> draw());
        width.addValueChangeListener(e -> draw());
        height.addValueChangeListener(e -> draw());
        language.addValueChangeListener(e -> draw());
        var fields = new Div(width, height, language);
        fields.addClassName("three");
        return new Card(words.get("webui.boards.settings")).with(title, fields);
    }

    private MenuBar adding() {
        var menu = new MenuBar();
        menu.setId("add-tile");
        var item = menu.addItem(VaadinIcon.PLUS.create());
        item.add(words.get("webui.boards.tile.add"));
        for (Tile kind : KINDS)
            item.getSubMenu().addItem(TileRow.word(words, kind), e -> {
                tiles.add(kind);
                list();
            });
        return menu;
    }

    /** Draws the rows anew, and the picture. */
    private void list() {
        rows.removeAll();
        var queues = services.routing().listQueues();
        for (int i = 0; i < tiles.size(); i++) rows.add(new TileRow(tiles.get(i), queues, new At(i)));
        draw();
    }

    private void draw() {
        if (name.isEmpty()) return;
        fault.passes(() -> picture.show(services.boards().preview(board())));
    }

    private Board board() {
        return new Board(
                name,
                title.getValue().strip(),
                Objects.requireNonNullElse(width.getValue(), 0),
                Objects.requireNonNullElse(height.getValue(), 0),
                tiles,
                language.getValue(),
                look.get());
    }

    private void save() {
        SignedIn.require(Role.SHIFT_HEAD);
        if (fault.passes(() -> services.boards().save(board()))) Notices.done(words.get("webui.boards.saved", name));
    }

    private final class At implements TileRow.Moves {
        private final int place;

        At(int place) {
            this.place = place;
        }

        @Override
        public void replace(Tile tile) {
            tiles.set(place, tile);
            list();
        }

        @Override
        public void up() {
            if (place > 0) Collections.swap(tiles, place, place - 1);
            list();
        }

        @Override
        public void down() {
            if (place < tiles.size() - 1) Collections.swap(tiles, place, place + 1);
            list();
        }

        @Override
        public void remove() {
            tiles.remove(place);
            list();
        }
    }
}
