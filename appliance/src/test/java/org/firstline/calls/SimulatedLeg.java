package org.firstline.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Part;
import org.firstline.calls.rtp.Tape;
import org.jspecify.annotations.Nullable;

/** One leg of a {@link SimulatedLine}: the switchboard's verbs, and the hands of whoever is at the far end. */
public final class SimulatedLeg implements Leg {
    enum Kind {
        TRUNK,
        DIALLED_IN,
        DIALLED,
        OUTSIDE
    }

    private enum State {
        RINGING,
        ANSWERED,
        ENDED
    }

    private final SimulatedLine line;
    private final String id;
    private final Kind kind;
    private final String from;
    private final String to;
    private final String callerName;
    private final List<Clip> heard = new ArrayList<>();
    private State state = State.RINGING;
    private boolean ringBack;
    private boolean told;
    private boolean early;
    private boolean acknowledged;
    private @Nullable HangUp refusal;
    private @Nullable SimulatedLeg partner;
    private SimulatedLine.@Nullable Room room;
    private @Nullable Clip music;
    private @Nullable Tape tape;
    private boolean muted;
    boolean askedToAnswer;
    String ledBy = "";
    boolean hasTrunk = true;
    private final StringBuilder sent = new StringBuilder();
    private int scene;

    SimulatedLeg(SimulatedLine line, String id, Kind kind, String from, String to, String callerName) {
        this.line = line;
        this.id = id;
        this.kind = kind;
        this.from = from;
        this.to = to;
        this.callerName = callerName;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean fromTrunk() {
        return kind == Kind.TRUNK;
    }

    @Override
    public String trunk() {
        return kind == Kind.OUTSIDE && hasTrunk || kind == Kind.TRUNK ? "simulated" : "";
    }

    @Override
    public String from() {
        return from;
    }

    @Override
    public String to() {
        return to;
    }

    /** The name that this phone shows while it rings. */
    public String callerName() {
        return callerName;
    }

    @Override
    public void ring() {
        onItsThread();
        if (state == State.ENDED) return;
        must(isInbound() && state == State.RINGING, "ring");
        ringBack = true;
    }

    @Override
    public void answer() {
        onItsThread();
        if (state == State.ENDED) return;
        must(isInbound() && state == State.RINGING, "answer");
        state = State.ANSWERED;
    }

    @Override
    public void hangUp(HangUp why) {
        if (state == State.ENDED) return;
        if (state == State.RINGING) refusal = why;
        end(EndCause.HUNG_UP);
    }

    @Override
    public void play(List<Clip> clips, Runnable done) {
        if (!hears("play")) return;
        int mine = ++scene;
        music = null;
        heard.addAll(clips);
        var length = Duration.ofMillis(clips.stream().mapToInt(Clip::millis).sum());
        line.after(length, () -> {
            if (mine != scene || state == State.ENDED) return;
            scene++;
            done.run();
        });
    }

    @Override
    public void loop(Clip clip) {
        if (!hears("loop")) return;
        scene++;
        music = clip;
    }

    @Override
    public void stop() {
        if (!hears("stop")) return;
        scene++;
        music = null;
    }

    @Override
    public void bridge(Leg other) {
        if (!hears("bridge")) return;
        var far = (SimulatedLeg) other;
        if (!far.hears("bridge")) return;
        must(isFree() && far.isFree(), "bridge two that are free");
        partner = far;
        far.partner = this;
        for (var leg : List.of(this, far)) {
            leg.scene++;
            leg.music = null;
        }
    }

    @Override
    public void unbridge() {
        onItsThread();
        apart();
    }

    private void apart() {
        if (partner != null) partner.partner = null;
        partner = null;
        if (room != null) room.members().remove(this);
        room = null;
    }

    private boolean isFree() {
        return partner == null && room == null;
    }

    @Override
    public void join(Conference conference, Part as) {
        if (!hears("join")) return;
        must(partner == null && (room == null || room == conference), "join while talking elsewhere");
        room = (SimulatedLine.Room) conference;
        room.members().put(this, as);
        scene++;
        music = null;
    }

    @Override
    public void mute(boolean on) {
        if (hears("mute")) muted = on;
    }

    @Override
    public void sendDigit(char digit) {
        if (hears("send a digit")) sent.append(digit);
    }

    @Override
    public void record(@Nullable Tape onto) {
        if (hears("record")) tape = onto;
    }

    private boolean hears(String verb) {
        onItsThread();
        if (state == State.ENDED) return false;
        must(state == State.ANSWERED || early, verb);
        return true;
    }

    private void onItsThread() {
        must(line.isOnItsThread(), "be used on another thread");
    }

    private void must(boolean possible, String verb) {
        if (!possible) throw new AssertionError("a " + kind + " leg that is " + state + " cannot " + verb);
    }

    // the far end's hands

    /** The phone rings. */
    public void alert() {
        tell(() -> line.listener().ringing(this));
    }

    public void pickUp() {
        if (state != State.RINGING) return;
        state = State.ANSWERED;
        tell(() -> line.listener().answered(this));
    }

    /** Sound of the network comes before the answer. */
    public void hearEarly() {
        if (state != State.RINGING) return;
        early = true;
        tell(() -> line.listener().early(this));
    }

    /** The person presses hold, or takes the call back. */
    public void putOnHold(boolean onHold) {
        tell(() -> line.listener().held(this, onHold));
    }

    /**
     * The person presses transfer.
     *
     * @param replaced her other leg, on which she asked first; null for a blind transfer
     */
    public SimulatedReferral refer(String target, @Nullable SimulatedLeg replaced) {
        var referral = new SimulatedReferral(target, replaced);
        tell(() -> line.listener().transferAsked(this, referral));
        return referral;
    }

    public void press(char digit) {
        tell(() -> line.listener().digit(this, digit));
    }

    /** Gives up before the answer, or hangs up after it. */
    public void leave() {
        end(state == State.ANSWERED ? EndCause.FAR_END : EndCause.CANCELLED);
    }

    /** Ends the leg as the far end, or the network, would. */
    public void end(EndCause cause) {
        if (state == State.ENDED) return;
        state = State.ENDED;
        scene++;
        music = null;
        tape = null;
        apart();
        line.tell(() -> {
            told = true;
            line.listener().ended(this, cause, () -> acknowledged = true);
        });
    }

    /** A news that was on its way when the leg ended still comes before the end, and none after it. */
    private void tell(Runnable news) {
        if (!isOver())
            line.tell(() -> {
                if (!told) news.run();
            });
    }

    // what a test asks

    public boolean isOutside() {
        return kind == Kind.OUTSIDE;
    }

    private boolean isInbound() {
        return kind == Kind.TRUNK || kind == Kind.DIALLED_IN;
    }

    public boolean isDialled() {
        return kind == Kind.DIALLED;
    }

    public boolean isOver() {
        return state == State.ENDED;
    }

    public boolean isRinging() {
        return state == State.RINGING;
    }

    public boolean isAnswered() {
        return state == State.ANSWERED;
    }

    public boolean hearsRinging() {
        return ringBack && state == State.RINGING;
    }

    /** The switchboard has let the far end's hang-up be answered. */
    public boolean isAcknowledged() {
        return acknowledged;
    }

    public @Nullable HangUp refusal() {
        return refusal;
    }

    public @Nullable SimulatedLeg partner() {
        return partner;
    }

    /** Everybody whose voice comes to this party's ears, in a bridge or a conference. */
    public Set<SimulatedLeg> hearsWhom() {
        if (partner != null) return partner.muted ? Set.of() : Set.of(partner);
        if (room == null) return Set.of();
        var mine = room.members().get(this);
        return room.members().entrySet().stream()
                .filter(e -> e.getKey() != this && !e.getKey().muted && mine.hears(e.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    public boolean isInConference() {
        return room != null;
    }

    /** The box asked this phone to answer by itself. */
    public boolean isAskedToAnswer() {
        return askedToAnswer;
    }

    /** Who leads the caller on to this phone; empty for nobody. */
    public String ledBy() {
        return ledBy;
    }

    public @Nullable Tape tape() {
        return tape;
    }

    /** The keys that this far end was sent. */
    public String sent() {
        return sent.toString();
    }

    public boolean hearsMusic() {
        return music != null;
    }

    /** All that was ever begun to be played, music apart. */
    public List<Clip> heard() {
        return List.copyOf(heard);
    }
}
