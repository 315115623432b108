package org.firstline.webui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import org.firstline.calls.guard.Ban;
import org.firstline.calls.guard.Bans;
import org.firstline.people.Role;

/** Who is not heard at the telephone line; an admin may hear them again. Not there while everybody is heard. */
final class BansPanel extends Div {
    private static final long serialVersionUID = 1;

    private final transient Bans bans;
    private final transient Words words = Words.here();
    private final Grid<Ban> grid = new Grid<>();

    BansPanel(Bans bans) {
        this.bans = bans;
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.addColumn(ban -> ban.source().text())
                .setHeader(words.get("webui.bans.source"))
                .setAutoWidth(true);
        grid.addComponentColumn(ban -> Ago.of(ban.since()))
                .setHeader(words.get("webui.health.since"))
                .setAutoWidth(true);
        grid.addComponentColumn(ban -> Ago.of(ban.until()))
                .setHeader(words.get("webui.bans.until"))
                .setAutoWidth(true);
        grid.addColumn(Ban::times).setHeader(words.get("webui.bans.times")).setAutoWidth(true);
        if (SignedIn.may(Role.ADMIN)) grid.addComponentColumn(this::clear).setAutoWidth(true);
        grid.setAllRowsVisible(true);
        add(new H3(words.get("webui.bans.title")), grid);
        draw();
    }

    void draw() {
        var now = bans.list();
        setVisible(!now.isEmpty());
        grid.setItems(now);
    }

    private Button clear(Ban ban) {
        var button = new Button(words.get("webui.bans.clear"), e -> {
            var admin = SignedIn.require(Role.ADMIN);
            bans.clear(ban.source(), admin.login());
            draw();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
