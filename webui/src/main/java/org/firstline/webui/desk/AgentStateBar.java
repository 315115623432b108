package org.firstline.webui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import org.firstline.people.Agent;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentNow;
import org.firstline.routing.BreakReason;
import org.firstline.routing.Chosen;
import org.firstline.routing.RoutingEvent;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Live;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/**
 * The agent's own state, above every page: since when, and a menu that changes it. F8 goes between ready and break
 * wherever she is. Empty for people without a phone.
 */
public final class AgentStateBar extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final Div face = new Div();

    public AgentStateBar(Services services) {
        addClassName("agent-state");
        SignedIn.agent().map(Agent::extension).ifPresent(extension -> fill(services, extension));
    }

    private void fill(Services services, String extension) {
        var own = new OwnState(services.routing(), extension);
        var bar = new MenuBar();
        bar.setId("agent-state");
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        bar.getElement().setAttribute("aria-label", words.get("webui.state.mine"));
        face.addClassName("face");
        var menu = bar.addItem(face).getSubMenu();
        var wrapUp = item(menu.addItem(words.get("webui.state.end-wrap-up"), e -> own.endWrapUp()), VaadinIcon.CHECK);
        var ready = item(menu.addItem(words.get("webui.state.ready"), e -> own.ready()), VaadinIcon.CHECK_CIRCLE);
        var pause = item(menu.addItem(words.get("webui.state.break")), VaadinIcon.COFFEE);
        for (BreakReason reason : services.routing().listBreaks())
            pause.getSubMenu()
                    .addItem(Wording.capital(reason.title(Words.locale())), e -> own.takeBreak(reason.code()));
        menu.addSeparator();
        var off = item(menu.addItem(words.get("webui.state.finish"), e -> own.finishShift()), VaadinIcon.POWER_OFF);
        add(bar);
        Runnable draw = () -> services.routing().findAgent(extension).ifPresent(me -> {
            draw(me);
            wrapUp.setVisible(me.activity() == Activity.WRAP_UP);
            ready.setEnabled(me.chosen() != Chosen.READY);
            off.setEnabled(me.chosen() != Chosen.LOGGED_OUT);
        });
        draw.run();
        Live.redraw(this, services, news -> isOf(extension, news), draw, RoutingEvent.AgentChanged.class);
        Shortcuts.addShortcutListener(this, own::toggle, Key.F8);
    }

    private static boolean isOf(String extension, Object news) {
        return news instanceof RoutingEvent.AgentChanged changed
                && changed.agent().agent().equals(extension);
    }

    private static MenuItem item(MenuItem item, VaadinIcon icon) {
        item.addComponentAsFirst(icon.create());
        return item;
    }

    private void draw(AgentNow me) {
        face.removeAll();
        face.add(AgentBadge.of(me));
        if (me.isAtWork()) face.add(Ago.timer(me.since()));
    }
}
