package org.firstline.webui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;
import org.firstline.people.Agent;
import org.firstline.web.Json;
import org.firstline.web.Languages;

/** Her name, and under it: language, light or dark, sign out. */
final class UserMenu extends MenuBar {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();

    UserMenu(Agent agent) {
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        setId("user-menu");
        var avatar = new Avatar(agent.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        avatar.addThemeName("xsmall");
        var name = new Span(agent.name());
        name.addClassName("name");
        var face = new Div(avatar, name);
        face.addClassName("face");
        var menu = addItem(face).getSubMenu();
        var role = menu.addItem(words.get("webui.role." + Json.word(agent.role()))
                + (agent.extension() == null ? "" : " · " + agent.extension()));
        role.setEnabled(false);
        var language = menu.addItem(VaadinIcon.GLOBE.create());
        language.add(words.get("webui.language"));
        for (Locale one : Languages.ALL)
            choice(language.getSubMenu().addItem(Taste.name(one), e -> speak(one)), one.equals(Words.locale()));
        var appearance = menu.addItem(VaadinIcon.ADJUST.create());
        appearance.add(words.get("webui.appearance"));
        var now = Taste.appearance(VaadinRequest.getCurrent());
        appearance(appearance, "webui.appearance.auto", ColorScheme.Value.LIGHT_DARK, now);
        appearance(appearance, "webui.appearance.light", ColorScheme.Value.LIGHT, now);
        appearance(appearance, "webui.appearance.dark", ColorScheme.Value.DARK, now);
        menu.addSeparator();
        var out = menu.addItem(VaadinIcon.SIGN_OUT.create(), e -> signOut());
        out.add(words.get("webui.sign-out"));
        out.setId("sign-out");
    }

    private void appearance(MenuItem menu, String word, ColorScheme.Value value, ColorScheme.Value now) {
        var item = menu.getSubMenu().addItem(words.get(word), e -> {
            Taste.look(value);
            menu.getSubMenu().getItems().forEach(i -> i.setChecked(i == e.getSource()));
        });
        choice(item, value == now);
    }

    private static void choice(MenuItem item, boolean chosen) {
        item.setCheckable(true);
        item.setChecked(chosen);
    }

    private static void speak(Locale language) {
        Taste.speak(language);
        UI.getCurrent().refreshCurrentRoute(true);
    }

    /** Ends the session; the browser's other windows of it end with it. */
    static void signOut() {
        UI ui = UI.getCurrent();
        ui.getPage().setLocation("sign-in");
        // news of its own would come too late once the session is gone
        ui.push();
        ui.getSession().getSession().invalidate();
    }
}
