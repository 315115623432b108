package org.firstline.calls;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.calls.dial.Dialling;
import org.jspecify.annotations.Nullable;

/**
 * What people do with a call while it goes on. Any thread. A verb looks at the call as it stands and refuses, with a
 * sentence, what makes no sense; then it returns at once, and what it did comes as news. Whether a person may do it to
 * this call is for the screen and the resource to say. What is done to calls of others, and every use of listening, is
 * written down.
 *
 * <p>{@code actor} is the login, extension or token of who does it.
 */
public final class Control {
    /** So many keys at once. */
    public static final int MOST_DIGITS = 32;

    private static final String ROWS = "calls.acts";

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final Switchboard switchboard;
    private final InProgress calls;
    private final CallPorts ports;
    private final Dialling dialling;

    Control(Db db, Bus bus, Time time, Switchboard switchboard, CallPorts ports, Dialling dialling) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.switchboard = switchboard;
        this.calls = switchboard.inProgress();
        this.ports = ports;
        this.dialling = dialling;
    }

    /** How a call that was answered stands; empty for any other. */
    public Optional<TalkNow> findTalk(String call) {
        return calls.findTalk(call);
    }

    /** Has her phone, which rings for this call, answer by itself; {@link CallEvent.PickUp} if it can't. */
    public void answer(String call, String extension) {
        Call now = inProgress(call);
        if (now.answeredAt() != null && calls.findTalk(call).isPresent()) throw new Refused("calls.answered-already");
        if (now.agent() == null) throw new Refused("calls.rings-nowhere");
        if (!switchboard.mayAnswerItself(extension)) throw new Refused("calls.pick-up", extension);
        switchboard.with(
                call,
                open -> {
                    if (open instanceof QueuedCall live) live.answerAtDesk(extension);
                },
                () -> {});
    }

    /**
     * The same for her phone that rings for somebody whom she is to call back; nothing where it rings no longer.
     *
     * @param item what routing calls him
     */
    public void answerBackCall(String item, String extension) {
        if (!switchboard.mayAnswerItself(extension)) throw new Refused("calls.pick-up", extension);
        switchboard.withBack(back -> back.with(item, one -> one.answerAtDesk(extension)));
    }

    /** Does what needs no more words: all but transfer, consult, digits and watch. */
    public void act(String call, Act act, String actor) {
        if (act == Act.HANG_UP && calls.findTalk(call).isEmpty()) {
            inProgress(call);
            switchboard.with(call, OpenCall::cut, () -> {});
            return;
        }
        talk(call, act, talk -> talk.act(act, actor));
    }

    /** Leads the caller on without asking there first; his wait is kept where it is a queue. */
    public void transfer(String call, Target to, String actor) {
        check(call, to);
        talk(call, Act.TRANSFER, talk -> talk.transfer(to));
        note(call, actor, "transfer", to.written());
    }

    /** Asks somebody while the caller waits and can't hear. */
    public void consult(String call, Target who, String actor) {
        if (who instanceof Target.Queue) throw new Refused("calls.nobody-to-ask");
        check(call, who);
        talk(call, Act.CONSULT, talk -> talk.consult(who));
    }

    /** Lets somebody go who joined the talk by a conference; nothing if he is not in it. */
    public void drop(String call, Target guest, String actor) {
        talk(call, Act.DROP, talk -> talk.drop(guest));
        note(call, actor, "drop", guest.written());
    }

    /** Sends keys to whom the agent talks with. */
    public void digits(String call, String keys, String actor) {
        if (!keys.matches("[0-9*#A-D]{1," + MOST_DIGITS + "}")) throw new Refused("calls.not-keys", MOST_DIGITS);
        talk(call, Act.DIGIT, talk -> talk.digits(keys));
    }

    /** Leads a caller who waits, and whom nobody has answered yet, elsewhere. */
    public void redirect(String call, Target to, String actor) {
        check(call, to);
        Call now = inProgress(call);
        if (now.queuedAt() == null || calls.findTalk(call).isPresent()) throw new Refused("calls.not-waiting");
        switchboard.with(
                call,
                open -> {
                    if (open instanceof QueuedCall live) live.redirect(to, actor);
                },
                () -> {});
        note(call, actor, "redirect", to.written());
    }

    /** Lets a supervisor into the call by her phone, or changes how she takes part. */
    public void watch(String call, String extension, Watch how, String actor) {
        TalkNow now = refuse(call, null);
        if (extension.equals(now.agent())) throw new Refused("calls.own-call");
        boolean inside = now.watchers().stream().anyMatch(w -> w.extension().equals(extension));
        if (!inside) refuse(call, Act.WATCH);
        phone(extension);
        switchboard.with(
                call, open -> Optional.ofNullable(open.talk()).ifPresent(t -> t.watch(extension, how)), () -> {});
        note(call, actor, how.name().toLowerCase(java.util.Locale.ROOT), "agent:" + extension);
        bus.publish(new CallEvent.Watched(inProgress(call), extension, how, actor));
    }

    public void unwatch(String call, String extension) {
        switchboard.with(call, open -> Optional.ofNullable(open.talk()).ifPresent(t -> t.unwatch(extension)), () -> {});
    }

    /**
     * Calls a number for an agent: her phone first, which answers by itself if it can, then the number.
     *
     * @param subscriber whom the number belongs to, and the ticket that it is about, for the record; null if not known
     * @return the call; null for a call to a colleague, which has no record
     */
    public @Nullable String call(String extension, Target to, @Nullable Long subscriber, @Nullable Long ticket) {
        phone(extension);
        boolean busy = calls.snapshot().stream()
                .anyMatch(c -> extension.equals(c.agent()) && !isAsked(c)
                        || c.direction() == Call.Way.OUT && c.caller().equals(extension));
        if (busy) throw new Refused("calls.busy-yourself");
        return switch (to) {
            case Target.Agent(String other) -> {
                if (other.equals(extension)) throw new Refused("calls.own-phone");
                phone(other);
                switchboard.callInside(extension, other);
                yield null;
            }
            case Target.Number(String number) -> {
                dialling.check(extension, dialling.plan().of(number));
                yield switchboard.callOut(extension, number, subscriber, ticket);
            }
            case Target.Queue ignored -> throw new Refused("calls.nobody-to-ask");
        };
    }

    /** The agent has hung up, and the caller is being asked how he was served. */
    private boolean isAsked(Call call) {
        return call.answeredAt() != null && calls.findTalk(call.id()).isEmpty();
    }

    /** What was done to this call by people whose call it was not, and to its recording; oldest first. */
    public List<CallAct> acts(String call) {
        return db.tx(h -> CallActRows.of(h, call));
    }

    /** Writes down that somebody did something about a call. */
    public void note(String call, String actor, String act, String detail) {
        var done = new CallAct(call, time.now(), actor, act, detail);
        time.soon(ROWS, () -> db.run(h -> CallActRows.insert(h, done)));
    }

    private void check(String call, Target to) {
        switch (to) {
            case Target.Agent(String extension) -> {
                TalkNow now = calls.findTalk(call).orElse(null);
                if (now != null && extension.equals(now.agent())) throw new Refused("calls.own-phone");
                phone(extension);
            }
            case Target.Queue(String name) -> {
                if (!ports.places().hasQueue(name)) throw new Refused("calls.no-queue", name);
                inProgress(call);
                if (!switchboard.canWait(call)) throw new Refused("calls.outgoing-waits-nowhere");
            }
            case Target.Number(String number) -> {
                String agent = inProgress(call).agent();
                dialling.check(Dialling.by(agent), dialling.plan().of(number));
            }
        }
    }

    private void phone(String extension) {
        if (!ports.line().isRegistered(extension)) throw new Refused("calls.no-phone", extension);
    }

    private Call inProgress(String call) {
        return calls.find(call).orElseThrow(() -> new Refused("calls.over", call));
    }

    private TalkNow refuse(String call, @Nullable Act act) {
        inProgress(call);
        TalkNow now = calls.findTalk(call).orElseThrow(() -> new Refused("calls.nobody-talks"));
        String why = act == null ? null : now.refusal(act);
        if (why != null) throw new Refused(why);
        return now;
    }

    private void talk(String call, Act act, Consumer<Talk> verb) {
        refuse(call, act);
        switchboard.with(call, open -> Optional.ofNullable(open.talk()).ifPresent(verb), () -> {});
    }
}
