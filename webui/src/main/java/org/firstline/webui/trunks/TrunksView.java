package org.firstline.webui.trunks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.firstline.base.Refused;
import org.firstline.calls.CallEvent;
import org.firstline.calls.Calls;
import org.firstline.calls.TrunkNow;
import org.firstline.calls.dial.Block;
import org.firstline.calls.dial.DialEvent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Confirm;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge;
import org.firstline.webui.Words;

/** How the ways to the telephone network are, what they carry, and who may not call outside. */
@Route(value = "trunks", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class TrunksView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private static final String BUNDLE = TrunksView.class.getPackageName().substring("org.firstline.".length());

    private final transient Calls calls;
    private final transient Words words = Words.of(BUNDLE);
    private final Grid<TrunkNow> trunks = new Grid<>();
    private final Grid<Block> blocks = new Grid<>();
    private final Div used = new Div();

    public TrunksView(Services services) {
        calls = services.calls();
        addClassName("page");
        trunkColumns();
        blockColumns();
        used.addClassName("lead");
        add(trunks, new H2(words.get("outside")), used, blocks);
        draw();
        Live.redraw(this, services, this::draw, CallEvent.TrunkChanged.class, DialEvent.class);
    }

    @Override
    public String getPageTitle() {
        return Words.here().get("webui.menu.trunks");
    }

    private void trunkColumns() {
        trunks.setId("trunks");
        trunks.addThemeVariants(
                GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        trunks.addComponentColumn(TrunksView::name).setHeader(words.get("name")).setAutoWidth(true);
        trunks.addComponentColumn(this::state).setHeader(words.get("state")).setFlexGrow(3);
        trunks.addComponentColumn(trunk -> Ago.of(trunk.since()))
                .setHeader(words.get("since"))
                .setAutoWidth(true);
        trunks.addColumn(trunk -> trunk.channels() == 0
                        ? words.get("channels.open", trunk.channelsUsed())
                        : words.get("channels.of", trunk.channelsUsed(), trunk.channels()))
                .setHeader(words.get("channels"))
                .setAutoWidth(true);
        trunks.addComponentColumn(this::registration)
                .setHeader(words.get("registered"))
                .setAutoWidth(true);
        trunks.addComponentColumn(this::tryIt).setAutoWidth(true).setFlexGrow(0);
        trunks.setAllRowsVisible(true);
        trunks.setSelectionMode(Grid.SelectionMode.NONE);
        trunks.setEmptyStateText(words.get("none"));
    }

    /** The name that the configuration gave it, and whose it is. */
    private static Div name(TrunkNow trunk) {
        var uri = new Div(trunk.uri());
        uri.addClassName("quiet");
        return new Div(new Span(trunk.name()), uri);
    }

    /** With the reason below it, however long that is. */
    private Div state(TrunkNow trunk) {
        var state = new Div(badge(trunk));
        if (trunk.fault().isNone()) return state;
        var why = new Div(trunk.fault().sentence(Words.locale()));
        why.addClassName("quiet");
        state.add(why);
        return state;
    }

    private StateBadge badge(TrunkNow trunk) {
        return switch (trunk.state()) {
            case STARTING -> new StateBadge(VaadinIcon.HOURGLASS, words.get("starting"), StateBadge.Tone.BUSY);
            case UP -> new StateBadge(VaadinIcon.CHECK_CIRCLE, words.get("up"), StateBadge.Tone.GOOD);
            case DOWN -> new StateBadge(VaadinIcon.WARNING, words.get("down"), StateBadge.Tone.BAD);
            case REFUSED -> new StateBadge(VaadinIcon.BAN, words.get("refused"), StateBadge.Tone.BAD);
        };
    }

    private Component registration(TrunkNow trunk) {
        if (!trunk.registers()) return new Span(words.get("registers.not"));
        var until = trunk.registeredUntil();
        return until == null ? new Span(words.get("registered.not")) : Ago.of(until);
    }

    private Button tryIt(TrunkNow trunk) {
        var button = new Button(words.get("try"), VaadinIcon.REFRESH.create(), e -> {
            var who = SignedIn.require(Role.SHIFT_HEAD);
            try {
                calls.trunks().registerNow(trunk.name(), who.login());
                Notices.done(words.get("tried", trunk.name()));
            } catch (Refused no) {
                Notices.refused(no);
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setId("try-" + trunk.name());
        return button;
    }

    private void blockColumns() {
        blocks.setId("blocks");
        blocks.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        blocks.addColumn(block -> block.ofEverybody() ? words.get("everybody") : block.who())
                .setHeader(words.get("who"))
                .setAutoWidth(true);
        blocks.addComponentColumn(block -> Ago.of(block.since()))
                .setHeader(words.get("since"))
                .setAutoWidth(true);
        blocks.addColumn(block -> block.why().sentence(Words.locale()))
                .setHeader(words.get("why"))
                .setFlexGrow(3);
        blocks.addComponentColumn(this::lift).setAutoWidth(true).setFlexGrow(0);
        blocks.setAllRowsVisible(true);
        blocks.setSelectionMode(Grid.SelectionMode.NONE);
        blocks.setEmptyStateText(words.get("blocks.none"));
    }

    private Button lift(Block block) {
        String who = block.ofEverybody() ? words.get("everybody") : block.who();
        var button = new Button(words.get("lift"), VaadinIcon.UNLOCK.create(), e -> {
            SignedIn.require(Role.SHIFT_HEAD);
            Confirm.ask(
                    words.get("lift.title", who),
                    block.why().sentence(Words.locale()),
                    words.get("lift"),
                    () -> calls.dialling()
                            .unblock(
                                    block.who(),
                                    SignedIn.require(Role.SHIFT_HEAD).login()));
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void draw() {
        trunks.setItems(calls.trunks().list());
        blocks.setItems(calls.dialling().blocks());
        var now = calls.dialling().used();
        used.setText(words.get(
                "used", now.calls(), now.lastHour().toMinutes(), now.today().doubleValue()));
    }
}
