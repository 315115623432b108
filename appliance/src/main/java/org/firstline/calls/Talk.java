package org.firstline.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.firstline.base.Cancel;
import org.firstline.calls.Segment.End;
import org.firstline.calls.Segment.Kind;
import org.firstline.calls.rtp.Part;
import org.firstline.calls.rtp.Tones;
import org.jspecify.annotations.Nullable;

/**
 * A call from its answer on: the caller, the agent, whom she asks, who joins, who listens; what each of them hears follows
 * from that alone. Ends with the call, or when the caller goes back to a queue. What can't be done just now is not done:
 * whoever asks has looked at {@link TalkNow} before. On "switchboard".
 */
final class Talk {
    private final Exchange exchange;
    private final OpenCall home;
    private final Leg caller;
    private final Wiring wiring;
    private final Phones phones;
    private final Watchers watchers = new Watchers();
    private final List<Seat> guests = new ArrayList<>();
    private @Nullable Seat agent;
    private @Nullable Seat aside;
    private @Nullable Seat moving;
    private @Nullable Target formerAgent;
    private @Nullable Instant heldSince;
    private boolean withAside;
    private boolean muted;
    private boolean paused;
    private boolean over;
    private Cancel reminder = () -> {};

    Talk(Exchange exchange, OpenCall home, Leg caller) {
        this.exchange = exchange;
        this.home = home;
        this.caller = caller;
        this.wiring = new Wiring(exchange.ports().line());
        this.phones = new Phones(exchange, home);
    }

    /** The caller, and whoever has answered, hear each other from now on. */
    void begin(Target who, Leg leg) {
        sit(new Seat(who, leg, exchange.now()));
    }

    /** The caller, with whom nobody talks, is led to somebody. */
    void lead(Target to) {
        move(to);
    }

    TalkNow now() {
        String call = home.call().id();
        var recording = !exchange.keeper().isRecorded(call)
                ? TalkNow.Recording.NONE
                : paused ? TalkNow.Recording.PAUSED : TalkNow.Recording.ON;
        return new TalkNow(
                call,
                agent == null ? null : agent.agent(),
                heldSince,
                muted,
                aside == null ? null : aside.other(),
                withAside,
                moving == null ? null : moving.other(),
                guests.stream().map(Seat::other).toList(),
                watchers.now(),
                recording);
    }

    // ---- verbs

    void act(Act act, String actor) {
        if (over || !now().allows(act)) return;
        switch (act) {
            case HANG_UP -> {
                if (aside == null || agent == null) home.finish(Outcome.ANSWERED);
                else back();
            }
            case HOLD -> away();
            case RESUME -> toCaller();
            case BACK -> back();
            case SWAP -> {
                boolean held = heldSince != null;
                if (held) toCaller();
                else away();
                withAside = !held;
            }
            case MUTE, UNMUTE -> mute(act == Act.MUTE);
            case COMPLETE -> complete();
            case CONFERENCE -> conference();
            case PAUSE_RECORDING, RESUME_RECORDING -> {
                paused = act == Act.PAUSE_RECORDING;
                exchange.keeper().pause(home.call().id(), paused, actor);
            }
            case TRANSFER, CONSULT, DIGIT, WATCH -> throw new IllegalArgumentException(act + " says more than that");
        }
        changed();
    }

    /** Leads the caller on without asking first. */
    void transfer(Target to) {
        if (over || !now().allows(Act.TRANSFER)) return;
        if (!(to instanceof Target.Queue(String name))) move(to);
        else if (home.canWait()) leaveTo(name);
    }

    void consult(Target who) {
        if (over || !now().allows(Act.CONSULT) || who instanceof Target.Queue) return;
        away();
        aside = phones.ring(who);
        withAside = true;
        changed();
    }

    void digits(String keys) {
        if (over || !now().allows(Act.DIGIT)) return;
        Leg to = withAside && aside != null ? aside.leg : caller;
        for (char key : keys.toCharArray()) to.sendDigit(key);
    }

    /** Lets a supervisor into the call, or changes how she is in it. */
    void watch(String extension, Watch how) {
        if (over || !watchers.change(extension, how) && !now().allows(Act.WATCH)) return;
        if (watchers.find(extension).isEmpty()) watchers.add(phones.ringSelf(extension), how);
        changed();
    }

    void unwatch(String extension) {
        watchers.find(extension).ifPresent(seat -> seat.leg.hangUp(HangUp.NORMAL));
    }

    /** The agent's phone itself put the caller on hold, or took him back. */
    void held(Leg leg, boolean onHold) {
        if (isAgents(leg) && aside == null) act(onHold ? Act.HOLD : Act.RESUME, "");
    }

    /** Whether it is the agent's, whose phone may ask for a transfer. */
    boolean isAgents(Leg leg) {
        return agent != null && agent.leg == leg;
    }

    /** Her phone wants the caller connected with whom it talks with on this leg; false if that can't be. */
    boolean completeWith(Leg hers) {
        if (aside != null) return false;
        Seat other = exchange.legs().adopt(hers, home);
        if (other == null) return false;
        other.connect(exchange.now());
        aside = other;
        complete();
        changed();
        return true;
    }

    private void away() {
        Seat mine = agent;
        if (heldSince != null || mine == null) return;
        heldSince = exchange.now();
        close(Kind.TALK, mine, End.HELD);
        open(Kind.HOLD, mine.agent(), null);
        remind();
    }

    private void toCaller() {
        Seat mine = agent;
        withAside = false;
        if (heldSince == null || mine == null) return;
        heldSince = null;
        reminder.cancel();
        close(Kind.HOLD, mine, End.RESUMED);
        open(Kind.TALK, mine.agent(), null);
    }

    private void back() {
        letAsideGo();
        toCaller();
    }

    private void remind() {
        reminder.cancel();
        var every = exchange.rules().of(home.call().queue()).holdReminder();
        reminder = exchange.after(every, () -> {
            Seat mine = agent;
            Instant since = heldSince;
            if (mine == null || since == null) return;
            beep();
            exchange.bus().publish(new CallEvent.HeldLong(home.call(), mine.extension(), since));
            remind();
        });
    }

    /** Brings it to her mind that somebody waits, unless she talks meanwhile. */
    private void beep() {
        if (agent != null && !withAside) agent.leg.play(List.of(Tones.reminder()), () -> {});
    }

    private void mute(boolean on) {
        if (agent != null) agent.leg.mute(on);
        muted = on;
    }

    private void complete() {
        Seat asked = Objects.requireNonNull(aside);
        aside = null;
        release(End.TRANSFERRED);
        close(Kind.CONSULT, null, End.TRANSFERRED);
        if (asked.connected) sit(asked);
        else {
            moving = asked;
            open(Kind.MOVE, asked.agent(), asked);
        }
    }

    private void conference() {
        Seat asked = Objects.requireNonNull(aside);
        aside = null;
        close(Kind.CONSULT, null, End.LEFT);
        toCaller();
        asked.talked = true;
        guests.add(asked);
        open(Kind.TALK, asked.agent(), asked);
    }

    // ---- what happens on the legs

    /** Whether the leg belongs here. */
    boolean owns(Leg leg) {
        return is(agent, leg)
                || is(aside, leg)
                || is(moving, leg)
                || guests.stream().anyMatch(g -> g.leg == leg)
                || watchers.on(leg).isPresent();
    }

    private static boolean is(@Nullable Seat seat, Leg leg) {
        return seat != null && seat.leg == leg;
    }

    void ringing(Leg leg) {
        if (owns(leg)) changed();
    }

    void answered(Leg leg) {
        Seat asked = aside;
        Seat arrived = moving;
        if (asked != null && asked.leg == leg) {
            phones.still();
            asked.connect(exchange.now());
            open(Kind.CONSULT, agent == null ? null : agent.agent(), asked);
        } else if (arrived != null && arrived.leg == leg) {
            phones.still();
            moving = null;
            close(Kind.MOVE, null, End.ANSWERED);
            sit(arrived);
        } else watchers.on(leg).ifPresent(seat -> seat.connect(exchange.now()));
        changed();
    }

    void ended(Leg leg, EndCause cause) {
        if (over) return;
        wiring.forget(leg);
        if (is(agent, leg)) agentGone();
        else if (is(aside, leg)) {
            letAsideGo();
            beep();
        } else if (is(moving, leg)) missed(cause);
        else {
            watchers.on(leg).ifPresent(seat -> {
                watchers.remove(seat);
                phones.released(seat);
            });
            guests.stream().filter(g -> g.leg == leg).findFirst().ifPresent(this::guestGone);
        }
        changed();
    }

    private void guestGone(Seat guest) {
        guests.remove(guest);
        home.segments.close(Kind.TALK, guest.agent(), guest.who.written(), End.LEFT, exchange.now());
        phones.released(guest);
        if (agent == null && guests.isEmpty() && moving == null) home.finish(Outcome.ANSWERED);
    }

    /** She hung up: whom she asked, or who joined, has the caller now. */
    private void agentGone() {
        if (aside != null) complete();
        else if (guests.isEmpty()) home.finish(Outcome.ANSWERED);
        else {
            release(End.LEFT);
            guests.stream().filter(g -> g.agent() != null).findFirst().ifPresent(next -> {
                guests.remove(next);
                agent = next;
                home.talksNow(next.extension());
            });
        }
    }

    private void letAsideGo() {
        Seat asked = aside;
        if (asked == null) return;
        aside = null;
        withAside = false;
        phones.still();
        close(Kind.CONSULT, null, End.LEFT);
        phones.drop(asked);
    }

    /** Nobody answered to whom the caller was led: he goes back to where somebody will. */
    private void missed(EndCause cause) {
        Seat missed = Objects.requireNonNull(moving);
        moving = null;
        phones.still();
        close(Kind.MOVE, null, End.MISSED);
        phones.released(missed);
        exchange.bus().publish(new CallEvent.NotReached(home.call(), missed.who, cause));
        String queue = home.call().queue();
        Target before = formerAgent;
        if (!guests.isEmpty()) return;
        if (home.canWait() && queue != null) leaveTo(queue);
        else if (before != null && !missed.who.equals(before)) move(before);
        else home.finish(Outcome.ANSWERED);
    }

    // ---- inside

    private void move(Target to) {
        release(End.TRANSFERRED);
        Seat led = phones.ring(to);
        moving = led;
        open(Kind.MOVE, led.agent(), led);
        changed();
    }

    /** This one talks with the caller now. */
    private void sit(Seat seat) {
        seat.connect(exchange.now());
        seat.talked = true;
        caller.record(exchange.keeper().begin(home.call()));
        String extension = seat.agent();
        if (extension != null) agent = seat;
        else guests.add(seat);
        open(Kind.TALK, extension, extension == null ? seat : null);
        rewire();
        if (extension == null) home.answeredOutside();
        else home.talksNow(extension);
        changed();
    }

    /** The agent is out of the call, which goes on without her. */
    private void release(End by) {
        Seat gone = agent;
        if (gone == null) return;
        agent = null;
        formerAgent = gone.who;
        heldSince = null;
        withAside = false;
        muted = false;
        reminder.cancel();
        close(null, gone, by);
        wiring.forget(gone.leg);
        phones.drop(gone);
    }

    private void leaveTo(String queue) {
        release(End.TRANSFERRED);
        letGo();
        home.waitIn(queue);
    }

    /** The call is over: everybody is let go. */
    void end() {
        Seat last = agent;
        agent = null;
        // her end is the call's: not told apart
        if (last != null) last.leg.hangUp(HangUp.NORMAL);
        letGo();
    }

    private void letGo() {
        over = true;
        reminder.cancel();
        letAsideGo();
        phones.still();
        Seat led = moving;
        moving = null;
        if (led != null) phones.drop(led);
        guests.forEach(phones::drop);
        guests.clear();
        watchers.seats().forEach(phones::drop);
        caller.record(null);
        caller.unbridge();
        exchange.legs().talking(home.call().id(), null);
    }

    private void open(Kind kind, @Nullable String extension, @Nullable Seat party) {
        home.segments.open(
                kind, home.call().queue(), extension, party == null ? null : party.who.written(), exchange.now());
    }

    private void close(@Nullable Kind kind, @Nullable Seat of, End by) {
        home.segments.close(kind, of == null ? null : of.agent(), null, by, exchange.now());
    }

    private void changed() {
        if (over) return;
        rewire();
        exchange.legs().talking(home.call().id(), now());
        exchange.bus().publish(new CallEvent.TalkChanged(home.call()));
    }

    private void rewire() {
        var music = exchange.ports().voice().music();
        var withCaller = new ArrayList<Wiring.Ear>();
        var asking = new ArrayList<Wiring.Ear>();
        var lonely = new ArrayList<Wiring.Ear>();
        withCaller.add(new Wiring.Ear(caller, Part.CALLER, music));
        guests.forEach(guest -> withCaller.add(guest.ear(music)));
        Seat asked = aside;
        boolean connected = asked != null && asked.connected;
        if (asked != null && connected) asking.add(asked.ear(music));
        Seat mine = agent;
        List<Wiring.Ear> hers = withCaller;
        if (mine != null) {
            boolean asks = heldSince != null && withAside && asked != null;
            if (heldSince != null) hers = asks && connected ? asking : lonely;
            hers.add(mine.ear(asks ? Tones.ringing() : null));
        }
        hers.addAll(watchers.ears());
        wiring.connect(List.of(withCaller, asking, lonely));
    }
}
