package org.firstline.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.calls.dial.DialSettings;
import org.firstline.calls.dial.Dialling;
import org.firstline.calls.guard.Bans;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone calls: what may be done to those in progress, and the records of all. Any thread. A verb about a call
 * that is over does nothing, since whoever uses it may hear of the end a moment later.
 */
public final class Calls {
    /** The longest page of a list. */
    public static final int MAX_PAGE = 500;
    /** How often it is noted that the box lives while calls are in progress. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final CallPorts ports;
    private final CallSettings settings;
    private final Ledger ledger;
    private final Rules rules;
    private final Recordings recordings;
    private final Marks marks;
    private final Switchboard switchboard;
    private final InProgress inProgress;
    private final Control control;
    private final Trunks trunks;
    private final Dialling dialling;
    private final CallHistory history;

    /** Without recordings, and with a dial plan that lets nothing out but emergencies. */
    public Calls(Db db, Bus bus, Time time, Health.Part health, CallPorts ports, CallSettings settings) {
        this(
                db,
                bus,
                time,
                health,
                ports,
                settings,
                new Dialling(db, bus, time, DialSettings.none("RU", settings.zone())),
                RecordingSettings.NONE);
    }

    /** @param health of the rows: ill while they can't be written */
    public Calls(
            Db db,
            Bus bus,
            Time time,
            Health.Part health,
            CallPorts ports,
            CallSettings settings,
            Dialling dialling,
            RecordingSettings recordingSettings) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.ports = ports;
        this.settings = settings;
        this.ledger = new Ledger(db, time, ports.tickets(), health);
        this.trunks = new Trunks(ports.line());
        this.dialling = dialling;
        this.history = new CallHistory(db);
        this.rules = new Rules(db, bus);
        dialling.showing(queue -> rules.of(queue).callerId());
        this.recordings = new Recordings(db, bus, time, recordingSettings, rules.book());
        this.marks = new Marks(db, bus, time);
        this.switchboard =
                new Switchboard(time, bus, ledger, ports, settings, dialling, rules.book(), recordings, marks);
        this.inProgress = switchboard.inProgress();
        this.control = new Control(db, bus, time, switchboard, ports, dialling);
    }

    /**
     * Closes what the last run of the box left open, then opens the line.
     *
     * @throws LineException as {@link Line#open} does
     */
    public void start() throws LineException {
        closeLost();
        dialling.start();
        time.every(Ledger.OWNER, BEAT, () -> {
            if (!inProgress.snapshot().isEmpty()) ledger.beat();
        });
        recordings.start();
        ports.line().open(switchboard);
    }

    /**
     * Takes no more calls, lets those who talk finish while those who wait are told that nobody will come, then ends what
     * is left, waits until all is recorded, and closes the line.
     *
     * @param drain how long calls may go on
     * @param patience how long their records are waited for
     */
    public void stop(Duration drain, Duration patience) {
        var quiet = new CountDownLatch(1);
        letFinish(quiet::countDown);
        if (!await(quiet, drain)) log.info("calls that did not end within {} s are ended", drain.toSeconds());
        var done = new CountDownLatch(1);
        drain(done::countDown);
        if (!await(done, patience))
            log.warn("not all calls could be recorded; they will be closed as lost at the next start");
        ports.line().close();
        recordings.stop();
    }

    private static boolean await(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes no more calls, and says, on "switchboard", when those in progress have come to their end. */
    void letFinish(Runnable quiet) {
        switchboard.drain(quiet);
    }

    /** Takes no more calls, ends those in progress and says, on "switchboard", when all of them are recorded. */
    void drain(Runnable done) {
        switchboard.close(done);
    }

    private void closeLost() {
        var open = db.tx(CallRows::open);
        if (open.isEmpty()) return;
        var beat = db.tx(CallRows::lastBeat).orElse(Instant.MIN);
        var closed = new ArrayList<Call>();
        for (Call call : open) {
            var lost = call.ended(Outcome.LOST, lastMoment(call, beat));
            try {
                Long ticket = ports.tickets().close(List.of(lost)).get(lost.id());
                closed.add(ticket == null ? lost : lost.withTicket(ticket));
            } catch (RuntimeException e) {
                log.error("call {} is recorded as lost, without a ticket", call.id(), e);
                closed.add(lost);
            }
        }
        db.run(h -> CallRows.update(h, closed));
        log.warn("{} calls were in progress when the box died; they are recorded as lost", closed.size());
        closed.forEach(call -> bus.publish(new CallEvent.Recorded(call)));
    }

    private static Instant lastMoment(Call call, Instant beat) {
        return Stream.of(beat, call.arrivedAt(), call.menuAt(), call.queuedAt(), call.offeredAt(), call.answeredAt())
                .filter(moment -> moment != null)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** What is done with calls in progress between people: hold, transfer, listening and the rest. */
    public Control control() {
        return control;
    }

    /** The calls that are over. */
    public CallHistory history() {
        return history;
    }

    /** How calls of each queue are handled, and what they may be about in the end. */
    public Rules rules() {
        return rules;
    }

    /** The sound of calls that was kept. */
    public Recordings recordings() {
        return recordings;
    }

    /** What callers think of how they were served. */
    public Marks marks() {
        return marks;
    }

    /** Rings this agent's phone for the call, for as long as the settings say. */
    public void offer(String call, String extension) {
        offer(call, extension, settings.ring());
    }

    /**
     * Rings this agent's phone for the call. Answered or {@link CallEvent.OfferMissed} follows, unless the call ends or
     * the offer is withdrawn first.
     */
    public void offer(String call, String extension, Duration ring) {
        live(call, live -> live.offer(extension, ring));
    }

    /** Stops the ringing of this phone; the caller waits on. Too late if she has answered. */
    public void withdrawOffer(String call, String extension) {
        live(call, live -> live.withdraw(extension));
    }

    /** Finds this agent for somebody who is called back, beside others; {@link BackCallEvent}s say how it goes. */
    public void callBack(BackCall order, String extension, Duration ring) {
        switchboard.withBack(back -> back.offer(order, extension, ring));
    }

    /** Another agent has him, or nobody shall. */
    public void withdrawBackCall(String item, String extension) {
        switchboard.withBack(back -> back.with(item, one -> one.withdraw(extension)));
    }

    /** Nobody is to be called back after all: phones stop ringing; a talk goes on. */
    public void cancelBackCall(String item) {
        switchboard.withBack(back -> back.with(item, CallingBack::cancel));
    }

    /** The caller who waits is told that his place is kept by this queue, and may hang up. */
    public void keepPlace(String call, String queue) {
        live(call, live -> live.leaveQueue(live.errands().keepsPlace(queue, true)));
    }

    /** The caller who waits hears this prompt, and the call ends. */
    public void sendAway(String call, String prompt) {
        live(call, live -> live.leaveQueue(live.errands().isSentAway(prompt)));
    }

    /** The caller who waits leaves a message; where none can be taken, his place is kept instead. */
    public void takeMessage(String call, String queue) {
        live(call, live -> live.leaveQueue(live.errands().message(queue, true)));
    }

    /** The caller waits in this queue from now on. */
    public void queueChanged(String call, String queue) {
        live(call, live -> live.queueChanged(queue));
    }

    /** Does this to a call in progress that may wait in queues. */
    private void live(String call, Consumer<QueuedCall> verb) {
        switchboard.with(
                call,
                open -> {
                    if (open instanceof QueuedCall live) verb.accept(live);
                },
                () -> {});
    }

    /** Ends the call, whatever it is in. */
    public void hangUp(String call) {
        switchboard.with(call, OpenCall::cut, () -> {});
    }

    public void setTicket(String call, long ticket) {
        amend(call, c -> c.withTicket(ticket));
    }

    /** @param code one of the dispositions of its queue; null takes it away */
    public void setDisposition(String call, @Nullable String code) {
        if (code != null) rules.check(get(call).queue(), code);
        amend(call, c -> c.withDisposition(code));
    }

    public void setSubscriber(String call, @Nullable Long subscriber) {
        amend(call, c -> c.withSubscriber(subscriber));
    }

    private void amend(String call, UnaryOperator<Call> change) {
        Runnable inRows = () -> ledger.amend(call, change, changed -> bus.publish(new CallEvent.Changed(changed)));
        switchboard.with(
                call,
                live -> {
                    if (!live.amend(change)) inRows.run();
                },
                inRows);
    }

    /** The calls in progress, oldest first. */
    public Collection<Call> liveCalls() {
        return inProgress.snapshot();
    }

    /** The ways to the telephone network. */
    public Trunks trunks() {
        return trunks;
    }

    /** Who may call outside. */
    public Dialling dialling() {
        return dialling;
    }

    /** The extensions whose phones are there. */
    public Set<String> phones() {
        return ports.line().registered();
    }

    /** Who is not heard at the telephone line. */
    public Bans bans() {
        return ports.line().bans();
    }

    public Optional<Call> find(String call) {
        return findInProgress(call).or(() -> db.tx(h -> CallRows.find(h, call)));
    }

    /** Never waits for rows. */
    public Optional<Call> findInProgress(String call) {
        return inProgress.find(call);
    }

    /**
     * The call that this agent is busy with, by what routing calls it: a call's own id, or the item of somebody whom she
     * calls back, whose call has an id of its own from her answer on.
     */
    public Optional<Call> findOf(String item, String extension) {
        return inProgress
                .find(item)
                .or(() -> inProgress.snapshot().stream()
                        .filter(call -> call.direction() == Call.Way.OUT && extension.equals(call.agent()))
                        .reduce((first, last) -> last))
                .or(() -> db.tx(h -> CallRows.find(h, item)));
    }

    /** @throws Refused where there is no such call */
    public Call get(String call) {
        return find(call).orElseThrow(() -> new Refused("calls.unknown", call));
    }

    /**
     * Newest first, those in progress as they are now.
     *
     * @param before the id of the last call of the page before; null for the first page
     * @param limit 1 to {@value #MAX_PAGE}; what is beyond is cut to it
     */
    public List<Call> list(CallFilter filter, @Nullable String before, int limit) {
        int page = Math.clamp(limit, 1, MAX_PAGE);
        return db.tx(h -> CallRows.list(h, filter, before, page)).stream()
                .map(call -> inProgress.find(call.id()).orElse(call))
                .toList();
    }

    /** What happened within a call, in order; of one in progress nothing yet. */
    public List<Segment> segments(String call) {
        var kept = db.tx(h -> SegmentRows.of(h, call));
        return kept.isEmpty() ? find(call).map(SegmentLog::of).orElse(List.of()) : kept;
    }
}
