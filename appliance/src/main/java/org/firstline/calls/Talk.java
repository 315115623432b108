package org.firstline.calls;

import java.util.List;
import java.util.Objects;
import org.firstline.calls.Segment.End;
import org.firstline.calls.Segment.Kind;
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
    private final Company in = new Company();
    private final HoldReminder reminder;
    private @Nullable Target formerAgent;
    private boolean over;

    Talk(Exchange exchange, OpenCall home, Leg caller) {
        this.exchange = exchange;
        this.home = home;
        this.caller = caller;
        this.wiring = new Wiring(exchange.ports().line());
        this.phones = new Phones(exchange, home);
        this.reminder = new HoldReminder(exchange, home, in);
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
        return in.now(call, exchange.keeper().isRecorded(call));
    }

    // ---- verbs

    void act(Act act, String actor) {
        if (over || !now().allows(act)) return;
        switch (act) {
            case HANG_UP -> {
                if (in.aside != null && in.agent != null) back();
                else if (in.agent == null) home.finish(Outcome.ANSWERED);
                else agentGone();
            }
            case HOLD -> away();
            case RESUME -> toCaller();
            case BACK -> back();
            case SWAP -> {
                boolean held = in.heldSince != null;
                if (held) toCaller();
                else away();
                in.withAside = !held;
            }
            case MUTE, UNMUTE -> mute(act == Act.MUTE);
            case COMPLETE -> complete();
            case CONFERENCE -> conference();
            case PAUSE_RECORDING, RESUME_RECORDING -> {
                in.paused = act == Act.PAUSE_RECORDING;
                exchange.keeper().pause(home.call().id(), in.paused, actor);
            }
            case TRANSFER, CONSULT, DROP, DIGIT, WATCH ->
                throw new IllegalArgumentException(act + " says more than that");
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
        in.aside = phones.ring(who);
        in.withAside = true;
        changed();
    }

    void drop(Target guest) {
        in.guests.stream().filter(g -> g.who.equals(guest)).findFirst().ifPresent(g -> g.leg.hangUp(HangUp.NORMAL));
    }

    /** A call outside is cut before long: she hears it in time to say goodbye. */
    void limitNears() {
        Seat hers = in.agent;
        if (hers != null && !in.withAside) hers.leg.play(List.of(Tones.warning()), () -> {});
    }

    void digits(String keys) {
        if (over || !now().allows(Act.DIGIT)) return;
        Leg to = in.withAside && in.aside != null ? in.aside.leg : caller;
        for (char key : keys.toCharArray()) to.sendDigit(key);
    }

    /** Lets a supervisor into the call, or changes how she is in it. */
    void watch(String extension, Watch how) {
        if (over || !in.watchers.change(extension, how) && !now().allows(Act.WATCH)) return;
        if (in.watchers.find(extension).isEmpty()) in.watchers.add(phones.ringSelf(extension), how);
        changed();
    }

    void unwatch(String extension) {
        in.watchers.find(extension).ifPresent(seat -> seat.leg.hangUp(HangUp.NORMAL));
    }

    /** The agent's phone itself put the caller on hold, or took him back. */
    void held(Leg leg, boolean onHold) {
        if (isAgents(leg) && in.aside == null) act(onHold ? Act.HOLD : Act.RESUME, "");
    }

    /** Whether it is the agent's, whose phone may ask for a transfer. */
    boolean isAgents(Leg leg) {
        return in.agent != null && in.agent.leg == leg;
    }

    /** Her phone wants the caller connected with whom it talks with on this leg; false if that can't be. */
    boolean completeWith(Leg hers) {
        if (in.aside != null) return false;
        Seat other = exchange.legs().adopt(hers, home);
        if (other == null) return false;
        other.connect(exchange.now());
        in.aside = other;
        complete();
        changed();
        return true;
    }

    private void away() {
        Seat mine = in.agent;
        if (in.heldSince != null || mine == null) return;
        in.heldSince = exchange.now();
        close(Kind.TALK, mine, End.HELD);
        open(Kind.HOLD, mine.agent(), null);
        reminder.begin();
    }

    private void toCaller() {
        Seat mine = in.agent;
        in.withAside = false;
        if (in.heldSince == null || mine == null) return;
        in.heldSince = null;
        reminder.end();
        close(Kind.HOLD, mine, End.RESUMED);
        open(Kind.TALK, mine.agent(), null);
    }

    private void back() {
        letAsideGo();
        toCaller();
    }

    private void mute(boolean on) {
        if (in.agent != null) in.agent.leg.mute(on);
        in.muted = on;
    }

    private void complete() {
        Seat asked = Objects.requireNonNull(in.aside);
        in.aside = null;
        release(End.TRANSFERRED);
        close(Kind.CONSULT, null, End.TRANSFERRED);
        if (asked.connected) sit(asked);
        else {
            in.moving = asked;
            open(Kind.MOVE, asked.agent(), asked);
        }
    }

    private void conference() {
        Seat asked = Objects.requireNonNull(in.aside);
        in.aside = null;
        close(Kind.CONSULT, null, End.LEFT);
        toCaller();
        asked.talked = true;
        in.guests.add(asked);
        open(Kind.TALK, asked.agent(), asked);
    }

    // ---- what happens on the legs

    /** Whether the leg belongs here. */
    boolean owns(Leg leg) {
        return in.has(leg);
    }

    void ringing(Leg leg) {
        if (owns(leg)) changed();
    }

    /** What the network says of a number that she asks is heard by her alone. */
    void early(Leg leg) {
        if (over || !Company.is(in.aside, leg)) return;
        Objects.requireNonNull(in.aside).early = true;
        rewire();
    }

    void answered(Leg leg) {
        Seat asked = in.aside;
        Seat arrived = in.moving;
        if (asked != null && asked.leg == leg) {
            phones.still();
            asked.connect(exchange.now());
            open(Kind.CONSULT, in.agent == null ? null : in.agent.agent(), asked);
        } else if (arrived != null && arrived.leg == leg) {
            phones.still();
            in.moving = null;
            close(Kind.MOVE, null, End.ANSWERED);
            sit(arrived);
        } else in.watchers.on(leg).ifPresent(seat -> seat.connect(exchange.now()));
        changed();
    }

    void ended(Leg leg, EndCause cause) {
        if (over) return;
        wiring.forget(leg);
        if (Company.is(in.agent, leg)) agentGone();
        else if (Company.is(in.aside, leg)) {
            Seat asked = Objects.requireNonNull(in.aside);
            if (!asked.connected) notReached(asked, cause);
            letAsideGo();
            reminder.beep();
        } else if (Company.is(in.moving, leg)) missed(cause);
        else {
            in.watchers.on(leg).ifPresent(seat -> {
                in.watchers.remove(seat);
                phones.released(seat);
            });
            in.guests.stream().filter(g -> g.leg == leg).findFirst().ifPresent(this::guestGone);
        }
        changed();
    }

    private void guestGone(Seat guest) {
        in.guests.remove(guest);
        home.segments.close(Kind.TALK, guest.agent(), guest.who.written(), End.LEFT, exchange.now());
        phones.released(guest);
        if (in.agent == null && in.guests.isEmpty() && in.moving == null) home.finish(Outcome.ANSWERED);
    }

    /** She hung up, at her phone or at her desk: whom she asked, or who joined, has the caller now. */
    private void agentGone() {
        if (in.aside != null) complete();
        else if (in.guests.isEmpty()) home.left();
        else {
            release(End.LEFT);
            in.guests.stream().filter(g -> g.agent() != null).findFirst().ifPresent(next -> {
                in.guests.remove(next);
                in.agent = next;
                home.talksNow(next.extension());
            });
        }
    }

    private void letAsideGo() {
        Seat asked = in.aside;
        if (asked == null) return;
        in.aside = null;
        in.withAside = false;
        phones.still();
        close(Kind.CONSULT, null, End.LEFT);
        phones.drop(asked);
    }

    /** Nobody answered to whom the caller was led: he goes back to where somebody will. */
    private void missed(EndCause cause) {
        Seat missed = Objects.requireNonNull(in.moving);
        in.moving = null;
        phones.still();
        close(Kind.MOVE, null, End.MISSED);
        phones.released(missed);
        notReached(missed, cause);
        String queue = home.call().queue();
        Target before = formerAgent;
        if (!in.guests.isEmpty()) return;
        if (home.canWait() && queue != null) leaveTo(queue);
        else if (before != null && !missed.who.equals(before)) move(before);
        else home.finish(Outcome.ANSWERED);
    }

    private void notReached(Seat who, EndCause why) {
        exchange.bus().publish(new CallEvent.NotReached(home.call(), who.who, why));
    }

    // ---- inside

    private void move(Target to) {
        release(End.TRANSFERRED);
        Seat led = phones.ring(to, leadsTo(to));
        in.moving = led;
        open(Kind.MOVE, led.agent(), led);
        changed();
    }

    /** Whose doing it is that this one is rung; nobody's when the caller comes back to who had him. */
    private String leadsTo(Target to) {
        return formerAgent instanceof Target.Agent(String extension) && !formerAgent.equals(to) ? extension : "";
    }

    /** This one talks with the caller now. */
    private void sit(Seat seat) {
        seat.connect(exchange.now());
        seat.talked = true;
        if (home.mayBeRecorded()) caller.record(exchange.keeper().begin(home.call()));
        String extension = seat.agent();
        if (extension != null) in.agent = seat;
        else in.guests.add(seat);
        open(Kind.TALK, extension, extension == null ? seat : null);
        rewire();
        if (extension == null) home.answeredOutside();
        else home.talksNow(extension);
        changed();
    }

    /** The agent is out of the call, which goes on without her. */
    private void release(End by) {
        Seat gone = in.agent;
        if (gone == null) return;
        in.agent = null;
        formerAgent = gone.who;
        in.heldSince = null;
        in.withAside = false;
        in.muted = false;
        reminder.end();
        close(null, gone, by);
        wiring.forget(gone.leg);
        phones.drop(gone);
    }

    private void leaveTo(String queue) {
        release(End.TRANSFERRED);
        letGo();
        home.waitIn(queue);
    }

    /** Nobody talks with the caller any more, and he stays. */
    void leave() {
        release(End.LEFT);
        letGo();
    }

    /** The call is over: everybody is let go. */
    void end() {
        Seat last = in.agent;
        in.agent = null;
        // her end is the call's: not told apart
        if (last != null) last.leg.hangUp(HangUp.NORMAL);
        letGo();
    }

    private void letGo() {
        over = true;
        reminder.end();
        letAsideGo();
        phones.still();
        Seat led = in.moving;
        in.moving = null;
        if (led != null) phones.drop(led);
        in.guests.forEach(phones::drop);
        in.guests.clear();
        in.watchers.seats().forEach(phones::drop);
        caller.record(null);
        caller.unbridge();
        exchange.inProgress().talking(home.call().id(), null);
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
        exchange.inProgress().talking(home.call().id(), now());
        exchange.bus().publish(new CallEvent.TalkChanged(home.call()));
    }

    private void rewire() {
        wiring.connect(in.groups(caller, exchange.ports().voice().music()));
    }
}
