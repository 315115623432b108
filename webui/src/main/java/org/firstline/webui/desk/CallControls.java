package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import org.firstline.calls.Act;
import org.firstline.calls.Call;
import org.firstline.calls.Control;
import org.firstline.calls.TalkNow;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the call on the desk, each as icon, word and key; what makes no sense just now can't be pressed.
 * The same verbs are on the keys, whichever button is shown.
 */
final class CallControls extends DeskCard {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final transient Services services;
    private final String extension;
    private final Div states = line("control-states");
    private final Button answer = button("answer", VaadinIcon.PHONE, "F2", this::answer);
    private final Button hangUp = button("hang-up", VaadinIcon.PHONE_LANDLINE, "F4", this::hangUp);
    private final Button hold = button("hold", VaadinIcon.PAUSE, "F6", this::hold);
    private final Button mute = button("mute", VaadinIcon.MICROPHONE, "", this::mute);
    private final Button transfer = button("transfer", VaadinIcon.ARROW_FORWARD, "F7", this::transfer);
    private final Button digits = button("digits", VaadinIcon.KEYBOARD, "", this::digits);
    private final Button pause = button("pause-recording", VaadinIcon.CREDIT_CARD, "", this::pause);
    private final Button complete = button("complete", VaadinIcon.CONNECT, "F7", () -> act(Act.COMPLETE));
    private final Button conference = button("conference", VaadinIcon.GROUP, "", () -> act(Act.CONFERENCE));
    private final Button swap = button("swap", VaadinIcon.EXCHANGE, "F6", () -> act(Act.SWAP));
    private final Button back = button("back", VaadinIcon.ARROW_BACKWARD, "F4", () -> act(Act.BACK));
    private transient @Nullable Call call;
    private transient @Nullable TalkNow talk;
    private transient DeskFacts.Stage stage = DeskFacts.Stage.FREE;

    CallControls(Services services, String extension) {
        super("call-controls");
        this.services = services;
        this.extension = extension;
        answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SUCCESS);
        complete.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        hangUp.addThemeVariants(ButtonVariant.LUMO_ERROR);
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", words.get("webui.control.all"));
        add(
                states,
                line("buttons", answer, complete, conference, swap, back, hold, mute, transfer, digits, pause, hangUp));
    }

    private Button button(String name, VaadinIcon icon, String key, Runnable verb) {
        var made = new Button(words().get("webui.control." + name), icon.create(), e -> verb.run());
        made.setId("control-" + name);
        if (!key.isEmpty()) {
            var shown = new Span(key);
            shown.addClassName("key");
            made.setSuffixComponent(shown);
        }
        return made;
    }

    // field initialisers come before the field below them
    private static Words words() {
        return Words.here();
    }

    void show(DeskFacts.Stage now, @Nullable Call shown, @Nullable TalkNow stands) {
        stage = now;
        call = shown;
        talk = stands;
        TalkNow own = stands != null && extension.equals(stands.agent()) ? stands : null;
        boolean hers = own != null;
        boolean rings = now == DeskFacts.Stage.RINGING && own == null;
        boolean calls = now == DeskFacts.Stage.CALLING;
        setVisible(shown != null && (hers || rings || calls));
        boolean asks = own != null && own.aside() != null;
        answer.setVisible(rings);
        for (Button one : new Button[] {hold, mute, transfer, digits}) one.setVisible(hers && !asks);
        digits.setVisible(own != null && own.allows(Act.DIGIT));
        for (Button one : new Button[] {complete, back}) one.setVisible(asks);
        for (Button one : new Button[] {conference, swap}) {
            one.setVisible(asks);
            one.setEnabled(own != null && own.allows(Act.SWAP));
        }
        hangUp.setVisible(hers && !asks || calls);
        pause.setVisible(own != null && own.recording() != TalkNow.Recording.NONE);
        states.removeAll();
        if (own == null) return;
        boolean held = own.heldSince() != null;
        hold.setText(words.get(held ? "webui.control.resume" : "webui.control.hold"));
        hold.setIcon((held ? VaadinIcon.PLAY : VaadinIcon.PAUSE).create());
        mute.setText(words.get(own.muted() ? "webui.control.unmute" : "webui.control.mute"));
        mute.setIcon((own.muted() ? VaadinIcon.VOLUME_OFF : VaadinIcon.MICROPHONE).create());
        boolean paused = own.recording() == TalkNow.Recording.PAUSED;
        pause.setText(words.get(paused ? "webui.control.resume-recording" : "webui.control.pause-recording"));
        states(own);
    }

    private void states(TalkNow now) {
        if (now.heldSince() != null)
            state(VaadinIcon.PAUSE, words.get("webui.control.on-hold"), Tone.WARNING, now.heldSince());
        if (now.muted()) state(VaadinIcon.VOLUME_OFF, words.get("webui.control.muted"), Tone.WARNING, null);
        var aside = now.aside();
        if (aside != null)
            state(
                    VaadinIcon.CHAT,
                    words.get(
                            aside.connected() ? "webui.control.asking" : "webui.control.ringing-at",
                            Targets.name(services, aside.who())),
                    Tone.BUSY,
                    aside.since());
        for (TalkNow.Other guest : now.guests()) {
            String who = Targets.name(services, guest.who());
            state(VaadinIcon.GROUP, words.get("webui.control.with", who), Tone.BUSY, guest.since());
            states.add(drop(guest, who));
        }
        if (now.recording() == TalkNow.Recording.ON)
            state(VaadinIcon.DOT_CIRCLE, words.get("webui.control.recording"), Tone.CALM, null);
        if (now.recording() == TalkNow.Recording.PAUSED)
            state(VaadinIcon.CREDIT_CARD, words.get("webui.control.recording-paused"), Tone.WARNING, null);
    }

    private Button drop(TalkNow.Other guest, String who) {
        var button = new Button(VaadinIcon.CLOSE_SMALL.create(), e -> {
            if (call != null && isHers()) control().drop(call.id(), guest.who(), login());
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(words.get("webui.control.drop", who));
        button.setTooltipText(words.get("webui.control.drop", who));
        button.addClassName("drop-guest");
        return button;
    }

    private void state(VaadinIcon icon, String word, Tone tone, @Nullable Instant since) {
        states.add(new StateBadge(icon, word, tone));
        if (since != null) states.add(Ago.timer(since));
    }

    // ---- what the buttons and the keys do

    void answer() {
        if (call != null && stage == DeskFacts.Stage.RINGING) control().answer(call.id(), extension);
    }

    /** F4: out of what she is in; the asking first, then the call. */
    void hangUp() {
        if (call == null) return;
        if (stage == DeskFacts.Stage.CALLING || isHers()) control().act(call.id(), Act.HANG_UP, login());
    }

    void hold() {
        if (!isHers() || talk == null) return;
        if (talk.aside() != null) act(Act.SWAP);
        else act(talk.heldSince() == null ? Act.HOLD : Act.RESUME);
    }

    /** F7: leads the caller on; while she asks somebody, to that one. */
    void transfer() {
        if (!isHers() || talk == null || call == null) return;
        if (talk.aside() != null) act(Act.COMPLETE);
        else new TransferDialog(services, call, extension).open();
    }

    private void mute() {
        if (talk != null) act(talk.muted() ? Act.UNMUTE : Act.MUTE);
    }

    private void pause() {
        if (talk == null || call == null) return;
        boolean on = talk.recording() == TalkNow.Recording.ON;
        act(on ? Act.PAUSE_RECORDING : Act.RESUME_RECORDING);
        control().note(call.id(), login(), on ? "recording-paused" : "recording-resumed", "");
        if (on) Notices.done(words.get("webui.control.recording-paused.what"));
    }

    private void digits() {
        if (call != null) new DigitsPad(services, call.id()).open();
    }

    private void act(Act act) {
        if (call != null && isHers()) control().act(call.id(), act, login());
    }

    private boolean isHers() {
        return talk != null && extension.equals(talk.agent());
    }

    private Control control() {
        return services.calls().control();
    }

    private static String login() {
        return SignedIn.get().login();
    }
}
