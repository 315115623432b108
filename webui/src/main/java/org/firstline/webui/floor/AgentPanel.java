package org.firstline.webui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.Refused;
import org.firstline.calls.Call;
import org.firstline.calls.TalkNow;
import org.firstline.calls.Watch;
import org.firstline.people.Role;
import org.firstline.routing.Chosen;
import org.firstline.services.Services;
import org.firstline.webui.Confirm;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.desk.AgentBadge;
import org.firstline.webui.floor.FloorFacts.AgentRow;
import org.jspecify.annotations.Nullable;

/** The chosen agent: her state in large, her day, and what a shift head may do for her. */
final class AgentPanel extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private final H2 name = new H2();
    private final Div state = new Div();
    private final Button ready;
    private final MenuBar pause = new MenuBar();
    private final Button logOut;
    private final Div watch = new Div();
    private final AgentDayCard day;
    private transient @Nullable AgentRow shown;
    /** The call that she can be listened to in; empty for none. */
    private String watched = "-";

    AgentPanel(Services services) {
        this.services = services;
        this.day = new AgentDayCard(services);
        addClassNames("panel", "floor-panel");
        setId("agent-panel");
        setVisible(false);
        ready = button("floor.ready", VaadinIcon.CHECK_CIRCLE, () -> choose(Chosen.READY, ""));
        ready.setId("floor-ready");
        logOut = button("floor.log-out", VaadinIcon.POWER_OFF, this::logOut);
        logOut.setId("floor-log-out");
        var serves = button("floor.serves.set", VaadinIcon.USERS, this::serves);
        serves.setId("floor-serves");
        pauses();
        watch.addClassName("verbs");
        watch.setId("floor-watch");
        var head = new Div(name, state);
        head.addClassName("bar");
        var verbs = new Div(ready, pause, logOut, serves);
        verbs.addClassName("verbs");
        add(head, verbs, watch, day);
    }

    private Button button(String word, VaadinIcon icon, Runnable verb) {
        var button = new Button(words.get(word), icon.create(), e -> verb.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void pauses() {
        pause.setId("floor-break");
        pause.addThemeVariants(MenuBarVariant.LUMO_SMALL);
        var root = pause.addItem(VaadinIcon.COFFEE.create());
        root.add(words.get("floor.break.set"));
        for (var reason : services.routing().listBreaks())
            root.getSubMenu().addItem(reason.title(Words.locale()), e -> choose(Chosen.BREAK, reason.code()));
        root.getSubMenu().addSeparator();
        for (String reason : new String[] {"training", "meeting"})
            root.getSubMenu()
                    .addItem(
                            words.get("floor.not-ready", AgentBadge.reason(reason)),
                            e -> choose(Chosen.NOT_READY, reason));
    }

    /** @param row null: nobody is chosen */
    void show(@Nullable AgentRow row) {
        setVisible(row != null);
        AgentRow before = shown;
        shown = row;
        if (row == null) return;
        day.show(row.extension());
        watchable(row);
        if (before != null && before.agent().equals(row.agent())) return;
        name.setText(row.name());
        state.removeAll();
        state.add(AgentBadge.look(row.agent()).badge());
        ready.setEnabled(row.agent().chosen() != Chosen.READY);
        logOut.setEnabled(row.agent().chosen() != Chosen.LOGGED_OUT);
    }

    /** Listen, whisper, speak up: while she talks, for a shift head, who is told if she has no phone of her own for it. */
    private void watchable(AgentRow row) {
        String busyWith = row.agent().item();
        String item = busyWith == null
                ? null
                : services.calls()
                        .findOf(busyWith, row.extension())
                        .map(Call::id)
                        .orElse(null);
        String mine = SignedIn.get().extension();
        Optional<TalkNow> talk = item == null || row.extension().equals(mine)
                ? Optional.empty()
                : services.calls().control().findTalk(item);
        boolean possible = talk.isPresent();
        Watch now = talk.stream()
                .flatMap(one -> one.watchers().stream())
                .filter(one -> one.extension().equals(mine))
                .map(TalkNow.Watcher::how)
                .findFirst()
                .orElse(null);
        String key = possible ? item + " " + now : "";
        if (key.equals(watched)) return;
        watched = key;
        watch.removeAll();
        if (!possible || item == null) return;
        if (mine == null) {
            var missing = new Span(Words.here().get("webui.calls.watch.no-phone"));
            missing.addClassName("quiet");
            missing.setId("floor-no-phone");
            watch.add(missing);
            return;
        }
        var verbs = new EnumMap<Watch, Button>(Watch.class);
        for (Watch how : Watch.values()) {
            var verb = new Button(
                    Words.here().get("webui.calls.watch." + how.name().toLowerCase(Locale.ROOT)), icon(how), e -> {
                        String actor = SignedIn.require(Role.SHIFT_HEAD).login();
                        try {
                            services.calls().control().watch(item, mine, how, actor);
                            watched = item + " " + how;
                            mark(verbs, how);
                        } catch (Refused no) {
                            Notices.refused(no);
                        }
                    });
            verb.setId("floor-" + how.name().toLowerCase(Locale.ROOT));
            verb.addThemeVariants(ButtonVariant.LUMO_SMALL);
            verbs.put(how, verb);
            watch.add(verb);
        }
        mark(verbs, now);
    }

    /** Whoever listens must see whether she is heard. */
    private static void mark(Map<Watch, Button> verbs, @Nullable Watch now) {
        verbs.forEach((how, verb) -> {
            verb.setThemeName(ButtonVariant.LUMO_PRIMARY.getVariantName(), how == now);
            verb.getElement().setAttribute("aria-pressed", String.valueOf(how == now));
        });
    }

    private static com.vaadin.flow.component.Component icon(Watch how) {
        return switch (how) {
            case LISTEN -> VaadinIcon.HEADPHONES.create();
            case WHISPER -> VaadinIcon.COMMENT_O.create();
            case BARGE -> VaadinIcon.MEGAPHONE.create();
        };
    }

    private void choose(Chosen chosen, String reason) {
        String actor = SignedIn.require(Role.SHIFT_HEAD).login();
        AgentRow row = shown;
        if (row != null) services.routing().force(row.extension(), chosen, reason, actor);
    }

    /** She may be in the middle of a call, and callers may be left with nobody. */
    private void logOut() {
        AgentRow row = shown;
        if (row == null) return;
        Confirm.askDangerous(
                words.get("floor.log-out.title", row.name()),
                words.get("floor.log-out.text"),
                words.get("floor.log-out"),
                () -> {
                    String actor = SignedIn.require(Role.SHIFT_HEAD).login();
                    services.routing().force(row.extension(), Chosen.LOGGED_OUT, "", actor);
                    Notices.done(words.get("floor.log-out.done", row.name()));
                });
    }

    private void serves() {
        AgentRow row = shown;
        if (row != null) new ServesDialog(services, row.extension(), row.name()).open();
    }
}
