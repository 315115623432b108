package org.firstline.webui.diagnostics;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.util.Base64;
import java.util.Optional;
import org.firstline.boards.BoardChanged;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Png;
import org.firstline.messages.MessageEvent;
import org.firstline.network.NetworkEvent;
import org.firstline.people.Role;
import org.firstline.reactions.Rehearsal;
import org.firstline.services.Services;
import org.firstline.tickets.TicketEvent;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Fault;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MessageBadge;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.firstline.webui.network.OutageView;
import org.firstline.webui.tickets.TicketView;

/** The rehearsal: a button that lets a node fail that is not there, and what follows, step by step, as it happens. */
public final class RehearsalPanel extends Div {
    private static final long serialVersionUID = 1;
    private static final int WIDTH = 480;

    private final transient Services services;
    private final transient Rehearsal rehearsal;
    private final transient Words words = Words.of(CheckLooks.BUNDLE);
    private final TextField phone = new TextField(words.get("rehearsal.phone"));
    private final Fault fault = new Fault();
    private final Div before = new Div();
    private final Div during = new Div();
    private final Div head = new Div();
    private final Div steps = new Div();
    private transient Optional<Object> shown = Optional.empty();

    public RehearsalPanel(Services services) {
        this.services = services;
        this.rehearsal = new Rehearsal(services);
        addClassName("rehearsal");
        phone.setId("rehearsal-phone");
        phone.setPlaceholder("+7 …");
        phone.setMaxLength(30);
        phone.setWidth("14rem");
        var begin = new Button(words.get("rehearsal.begin"), VaadinIcon.PLAY.create(), e -> begin());
        begin.setId("rehearsal-begin");
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        begin.setDisableOnClick(true);
        begin.addClickListener(e -> begin.setEnabled(true));
        var line = new Div(phone, begin);
        line.addClassName("rehearsal-begin");
        before.add(new Paragraph(words.get("rehearsal.text")), line, fault);
        head.addClassName("line");
        steps.addClassName("findings");
        during.add(head, steps);
        during.getElement().setAttribute("aria-live", "polite");
        add(new Card(words.get("rehearsal")).with(before, during));
        draw();
        Live.redraw(
                this,
                services,
                this::draw,
                NetworkEvent.class,
                MessageEvent.Changed.class,
                MessageEvent.BatchChanged.class,
                TicketEvent.class,
                BoardChanged.class);
    }

    private void begin() {
        if (fault.passes(() -> rehearsal.begin(SignedIn.require(Role.ADMIN), phone.getValue()))) draw();
    }

    private void end() {
        rehearsal.end(SignedIn.require(Role.ADMIN));
        draw();
    }

    private void draw() {
        Optional<Rehearsal.Run> run = rehearsal.now(Words.locale());
        before.setVisible(run.isEmpty());
        during.setVisible(run.isPresent());
        if (run.isEmpty()) {
            shown = Optional.empty();
            head.removeAll();
            steps.removeAll();
            return;
        }
        Frame wall = services.boards().preview(services.boards().usual());
        var now = Optional.<Object>of(new Drawn(run.get(), wall));
        if (now.equals(shown)) return;
        // the button stays while the wall counts on: it must not vanish under the mouse
        if (shown.isEmpty()) drawHead(run.get());
        shown = now;
        steps.removeAll();
        run.get().steps().forEach(step -> steps.add(step(run.get(), step)));
        steps.add(picture(wall));
    }

    private void drawHead(Rehearsal.Run run) {
        var end = new Button(words.get("rehearsal.end"), VaadinIcon.STOP.create(), e -> end());
        end.setId("rehearsal-end");
        head.removeAll();
        head.add(
                new Look(VaadinIcon.HOURGLASS, words.get("rehearsal.on"), Tone.BUSY).badge(),
                Ago.of(run.since()),
                new Span(run.phone().pretty()),
                end);
    }

    /** What decides how it looks. */
    private record Drawn(Rehearsal.Run run, Frame wall) {}

    private Div step(Rehearsal.Run run, Rehearsal.Step step) {
        var said = new Div();
        said.addClassName("said");
        switch (step.what()) {
            case INCIDENT ->
                run.outage()
                        .ifPresentOrElse(
                                outage -> said.add(new RouterLink(step.text(), OutageView.class, outage.id())),
                                () -> said.setText(step.text()));
            case TICKET ->
                run.ticket()
                        .ifPresentOrElse(
                                id -> said.add(new RouterLink(step.text(), TicketView.class, id)),
                                () -> said.setText(step.text()));
            case SMS -> {
                said.add(new Span(step.text() + " "));
                run.message().map(MessageBadge::of).ifPresent(said::add);
            }
            case ALERT, ANNOUNCEMENT, WALL -> said.setText(step.text());
        }
        var line = new Div(look(step).badge(), said);
        line.addClassName("finding");
        return line;
    }

    private Look look(Rehearsal.Step step) {
        String word = words.get("rehearsal.step." + step.what());
        if (step.failed()) return new Look(VaadinIcon.CLOSE_CIRCLE, word, Tone.BAD);
        return step.done()
                ? new Look(VaadinIcon.CHECK_CIRCLE, word, Tone.GOOD)
                : new Look(VaadinIcon.HOURGLASS, word, Tone.BUSY);
    }

    private Image picture(Frame frame) {
        byte[] png = Png.of(frame, Math.clamp(WIDTH / frame.width(), 1, 6));
        var picture = new Image(
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png), words.get("rehearsal.step.WALL"));
        picture.addClassName("board");
        return picture;
    }
}
