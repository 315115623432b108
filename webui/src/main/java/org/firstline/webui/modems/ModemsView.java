package org.firstline.webui.modems;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.time.format.DateTimeFormatter;
import org.firstline.base.Health;
import org.firstline.base.Refused;
import org.firstline.messages.Message;
import org.firstline.messages.MessageEvent;
import org.firstline.messages.ModemChanged;
import org.firstline.messages.ModemView;
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

/** How each modem is, what it carries, and three things to do about it. */
@Route(value = "modems", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class ModemsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    static final String BUNDLE = ModemsView.class.getPackageName().substring("org.firstline.".length());
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final transient Services services;
    private final transient Words words = Words.of(BUNDLE);
    private final Grid<ModemView> modems = new Grid<>();

    public ModemsView(Services services) {
        this.services = services;
        addClassName("page");
        columns();
        add(modems);
        draw();
        Live.redraw(
                this,
                services,
                news -> !(news instanceof MessageEvent.Changed(Message m))
                        || m.state().isFinal()
                        || m.sentAt() != null,
                this::draw,
                ModemChanged.class,
                MessageEvent.Changed.class,
                Health.State.class);
    }

    @Override
    public String getPageTitle() {
        return Words.here().get("webui.menu.modems");
    }

    private void columns() {
        modems.setId("modems");
        modems.addThemeVariants(
                GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        modems.addClassName("close");
        modems.addColumn(ModemView::name).setHeader(words.get("name")).setAutoWidth(true);
        modems.addComponentColumn(this::badge).setHeader(words.get("state")).setAutoWidth(true);
        modems.addComponentColumn(modem -> Ago.of(modem.since()))
                .setHeader(words.get("since"))
                .setWidth("7.6rem")
                .setFlexGrow(1);
        modems.addColumn(this::device)
                .setHeader(words.get("device"))
                .setWidth("8rem")
                .setFlexGrow(2);
        modems.addColumn(this::signal).setHeader(words.get("signal")).setAutoWidth(true);
        modems.addColumn(this::operator)
                .setHeader(words.get("operator"))
                .setWidth("6rem")
                .setFlexGrow(1);
        modems.addColumn(this::sent)
                .setHeader(words.get("sent"))
                .setWidth("7rem")
                .setFlexGrow(1);
        modems.addColumn(modem -> modem.settings().prefixes().isEmpty()
                        ? words.get("prefixes.all")
                        : String.join(", ", modem.settings().prefixes()))
                .setHeader(words.get("prefixes"))
                .setWidth("5rem")
                .setFlexGrow(1);
        modems.addComponentColumn(this::balance)
                .setHeader(words.get("balance"))
                .setWidth("5rem")
                .setFlexGrow(1);
        modems.addColumn(modem -> modem.fault().sentence(Words.locale()))
                .setHeader(words.get("why"))
                .setWidth("5rem")
                .setFlexGrow(3);
        modems.addComponentColumn(this::verbs).setAutoWidth(true).setFlexGrow(0);
        modems.setAllRowsVisible(true);
        modems.setSelectionMode(Grid.SelectionMode.NONE);
        modems.setEmptyStateText(words.get("none"));
    }

    private void draw() {
        modems.setItems(services.messages().modems().list());
    }

    private StateBadge badge(ModemView modem) {
        return switch (modem.state()) {
            case ABSENT -> new StateBadge(VaadinIcon.UNLINK, words.get("absent"), StateBadge.Tone.BAD);
            case PRESENT -> new StateBadge(VaadinIcon.WARNING, words.get("present"), StateBadge.Tone.BAD);
            case INIT -> new StateBadge(VaadinIcon.HOURGLASS, words.get("init"), StateBadge.Tone.BUSY);
            case READY -> ready(modem);
            case DEGRADED -> new StateBadge(VaadinIcon.EXIT, words.get("degraded"), StateBadge.Tone.WARNING);
            case POWER_CYCLING ->
                new StateBadge(VaadinIcon.POWER_OFF, words.get("power-cycling"), StateBadge.Tone.BUSY);
        };
    }

    private StateBadge ready(ModemView modem) {
        var again = modem.takesAgain();
        if (again == null || !again.isAfter(services.time().now()))
            return new StateBadge(VaadinIcon.CHECK_CIRCLE, words.get("ready"), StateBadge.Tone.GOOD);
        String clock = CLOCK.format(again.atZone(services.zone()));
        return new StateBadge(VaadinIcon.PAUSE, words.get("rests", clock), StateBadge.Tone.CALM);
    }

    private String device(ModemView modem) {
        var info = modem.info();
        String device = modem.settings().device();
        return info == null ? device : device + " (" + info.maker() + " " + info.model() + ")";
    }

    private String signal(ModemView modem) {
        var status = modem.status();
        return status == null || !status.signal().known()
                ? ""
                : words.get("dbm", status.signal().dbm());
    }

    private String operator(ModemView modem) {
        var status = modem.status();
        if (status == null) return "";
        var info = modem.info();
        return info != null && info.roaming() ? words.get("operator.roaming", status.operator()) : status.operator();
    }

    private String sent(ModemView modem) {
        var caps = modem.settings().caps();
        return words.get("sent.hour", of(modem.hour(), caps.hour())) + ", "
                + words.get("sent.day", of(modem.day(), caps.day()));
    }

    private String of(int sent, int cap) {
        return cap == 0 ? String.valueOf(sent) : words.get("sent.of", sent, cap);
    }

    private Component balance(ModemView modem) {
        var line = new Div(new Span(modem.balance()));
        var at = modem.balanceAt();
        if (at != null) line.add(new Span(" "), Ago.of(at));
        return line;
    }

    private Component verbs(ModemView modem) {
        var bar = new Div(small(VaadinIcon.PAPERPLANE, "test", modem, () -> new TestDialog(services, modem).open()));
        bar.addClassName("bar");
        if (!modem.settings().ussd().isEmpty())
            bar.add(small(
                    VaadinIcon.WALLET,
                    "ask",
                    modem,
                    () -> tell(
                            modem, "asked", () -> services.messages().modems().askBalance(modem.name()))));
        bar.add(small(
                VaadinIcon.POWER_OFF,
                "restart",
                modem,
                () -> Confirm.ask(
                        words.get("restart.title", modem.name()),
                        words.get("restart.text"),
                        words.get("restart"),
                        () -> services.messages().modems().powerCycle(modem.name()))));
        return bar;
    }

    private void tell(ModemView modem, String done, Runnable verb) {
        try {
            verb.run();
            Notices.done(words.get(done, modem.name()));
        } catch (Refused no) {
            Notices.refused(no);
        }
    }

    private Button small(VaadinIcon icon, String word, ModemView modem, Runnable act) {
        var button = new Button(icon.create(), e -> {
            SignedIn.require(Role.SHIFT_HEAD);
            act.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setId(word + "-" + modem.name());
        button.setAriaLabel(words.get(word));
        button.setTooltipText(words.get(word));
        return button;
    }
}
