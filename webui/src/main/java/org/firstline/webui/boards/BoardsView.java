package org.firstline.webui.boards;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Health;
import org.firstline.base.Refused;
import org.firstline.boards.Board;
import org.firstline.boards.BoardChanged;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Confirm;
import org.firstline.webui.Fault;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** All boards as they look at this moment. */
@Route(value = "boards", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class BoardsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Div cards = new Div();
    private final transient Map<String, BoardPicture> pictures = new HashMap<>();
    private transient List<Board> shown = List.of();
    private @Nullable MessageCard message;
    private @Nullable WallsCard walls;

    public BoardsView(Services services) {
        this.services = services;
        addClassName("page");
        cards.addClassName("boards");
        var lead = new Span(words.get("webui.boards.lead"));
        lead.addClassName("quiet");
        var bar = new Div(lead);
        bar.addClassName("bar");
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            var fresh = new Button(words.get("webui.boards.new"), VaadinIcon.PLUS.create(), e -> openNew());
            fresh.setId("new-board");
            fresh.addClassName("last");
            fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            bar.add(fresh);
        }
        add(bar);
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            message = new MessageCard(services.boards());
            add(message);
        }
        add(cards);
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            walls = new WallsCard(services.boards(), services.health());
            add(walls);
        }
        draw();
        Live.redraw(this, services, this::drawWalls, Health.State.class);
        Live.redraw(this, services, this::draw, BoardChanged.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.boards");
    }

    private void drawWalls() {
        if (walls != null) walls.draw();
    }

    private void draw() {
        if (message != null) message.draw();
        var boards = services.boards().list();
        if (!boards.equals(shown)) {
            shown = boards;
            cards.removeAll();
            pictures.clear();
            for (Board board : boards) cards.add(card(board));
        }
        for (Board board : boards) {
            var picture = pictures.get(board.name());
            if (picture != null) picture.show(services.boards().preview(board));
        }
    }

    private Card card(Board board) {
        var title = board.title().isBlank() ? board.name() : board.title();
        var picture = new BoardPicture(title);
        pictures.put(board.name(), picture);
        var actions = new ArrayList<Button>();
        if (SignedIn.may(Role.ADMIN)) {
            var tv = new Button(
                    words.get("webui.boards.tv"),
                    VaadinIcon.DESKTOP.create(),
                    e -> new TvDialog(services, board).open());
            tv.setId("tv-" + board.name());
            actions.add(tv);
        }
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            if (shown.size() > 1) actions.add(delete(board));
            var edit = new Button(words.get("webui.boards.edit"), VaadinIcon.EDIT.create());
            edit.setId("edit-" + board.name());
            edit.addClickListener(e -> UI.getCurrent().navigate(BoardView.class, board.name()));
            actions.add(edit);
        }
        actions.forEach(button -> button.addThemeVariants(ButtonVariant.LUMO_TERTIARY));
        var about = new Span(words.get(
                "webui.boards.about",
                board.name(),
                board.width(),
                board.height(),
                board.tiles().size()));
        about.addClassName("quiet");
        var line = new Div();
        actions.forEach(line::add);
        return new Card(title).withActions(line).with(picture, about);
    }

    private Button delete(Board board) {
        return new Button(
                words.get("webui.boards.delete"),
                VaadinIcon.TRASH.create(),
                e -> Confirm.askDangerous(
                        words.get("webui.boards.delete.title", board.name()),
                        words.get("webui.boards.delete.text"),
                        words.get("webui.boards.delete"),
                        () -> {
                            SignedIn.require(Role.SHIFT_HEAD);
                            services.boards().delete(board.name());
                        }));
    }

    private void openNew() {
        var name = new TextField(words.get("webui.boards.name"));
        name.setId("name");
        name.setHelperText(words.get("webui.boards.name.help"));
        name.setWidthFull();
        var fault = new Fault();
        var dialog = new Dialog(words.get("webui.boards.new"));
        var form = new Div(name, fault);
        form.addClassName("form");
        dialog.add(form);
        var make = new Button(words.get("webui.boards.make"), e -> {
            if (!fault.passes(() -> make(name.getValue().strip()))) return;
            dialog.close();
            UI.getCurrent().navigate(BoardView.class, name.getValue().strip());
        });
        make.setId("make");
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(words.get("webui.cancel"), e -> dialog.close()), make);
        dialog.open();
        name.focus();
    }

    /** A new board starts as what a shift wants to see first; it is easier to take away than to think up. */
    private void make(String name) {
        SignedIn.require(Role.SHIFT_HEAD);
        if (services.boards().find(name).isPresent()) throw new Refused("webui.boards.taken", name);
        var start = Board.main("", Words.locale().getLanguage());
        services.boards().save(new Board(name, name, start.width(), start.height(), start.tiles(), start.language()));
    }
}
