package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import java.time.Instant;
import java.util.Optional;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentNow;
import org.firstline.routing.BreakReason;
import org.firstline.routing.Chosen;
import org.firstline.webui.Ago;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Her own state in large, what she can make of it, and whether her phone is there. */
final class StatePanel extends DeskCard {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final String extension;
    private final Div state = new Div();
    private final Div phone = new Div();
    private final Button ready;
    private final MenuBar pause = new MenuBar();
    private final Button wrapUp;
    private final Button longer;
    private final Button finish;
    private transient @Nullable AgentNow shown;

    StatePanel(OwnState own) {
        super("state-panel");
        extension = own.extension();
        state.addClassName("own-state");
        phone.addClassName("own-phone");
        ready = button("webui.state.ready", VaadinIcon.CHECK_CIRCLE, own::ready);
        ready.setId("ready");
        ready.setTooltipText("F8");
        wrapUp = button("webui.state.end-wrap-up", VaadinIcon.CHECK, own::endWrapUp);
        wrapUp.setId("end-wrap-up");
        wrapUp.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        longer = button("webui.state.longer", VaadinIcon.PLUS, own::extendWrapUp);
        longer.setId("extend-wrap-up");
        finish = button("webui.state.finish", VaadinIcon.POWER_OFF, own::finishShift);
        finish.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        pause.setId("break");
        MenuItem root = pause.addItem(VaadinIcon.COFFEE.create());
        root.add(new Span(words.get("webui.state.break")));
        for (BreakReason reason : own.routing().listBreaks())
            root.getSubMenu().addItem(Wording.capital(reason.title(Words.locale())), e -> own.takeBreak(reason.code()));
        add(state, line("buttons", wrapUp, longer, ready, pause, finish), phone);
    }

    private Button button(String word, VaadinIcon icon, Runnable verb) {
        return new Button(words.get(word), icon.create(), e -> verb.run());
    }

    void show(Optional<AgentNow> now) {
        AgentNow me = now.orElse(null);
        setVisible(me != null);
        if (me == null || me.equals(shown)) return;
        shown = me;
        state.removeAll();
        state.add(AgentBadge.of(me));
        Instant ends = me.wrapUpEndsAt();
        if (ends != null) state.add(Ago.countdown(ends));
        else if (me.isAtWork()) state.add(Ago.timer(me.since()));
        boolean isReady = me.chosen() == Chosen.READY;
        boolean wraps = me.activity() == Activity.WRAP_UP;
        wrapUp.setVisible(wraps);
        longer.setVisible(wraps);
        ready.setEnabled(!isReady);
        if (isReady || wraps) ready.removeThemeVariants(ButtonVariant.LUMO_PRIMARY);
        else ready.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        finish.setVisible(me.chosen() != Chosen.LOGGED_OUT);
        phone.removeAll();
        phone.add(phoneState(me.reachable()));
        if (!me.reachable()) phone.add(quiet(words.get("webui.phone.missing.what", extension)));
    }

    private StateBadge phoneState(boolean there) {
        return there
                ? new StateBadge(VaadinIcon.PHONE, words.get("webui.phone.there", extension), Tone.GOOD)
                : new StateBadge(VaadinIcon.WARNING, words.get("webui.phone.missing", extension), Tone.BAD);
    }
}
