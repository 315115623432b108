package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jdbi.v3.core.Handle;

/** The verbs of batches that run: when they will be through, and holding them. Any thread. */
public final class Runs {
    /** Whose thread looks whether the quiet hours begin or end. */
    static final String OWNER = "messages";

    /** What comes to wait after the quiet hours began, for another try say, is held within this. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final QuietHours quiet;
    private volatile Supplier<SendRate> pace = () -> SendRate.of(List.of());

    Runs(Db db, Bus bus, Time time, QuietHours quiet) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.quiet = quiet;
    }

    /** How fast the modems may send now; said by whoever has them. */
    public void pace(Supplier<SendRate> source) {
        pace = source;
    }

    /**
     * When a batch that is not queued yet would be through.
     *
     * @param parts of it
     */
    public Optional<Instant> end(Notice notice, long parts) {
        int ahead = db.tx(h -> RunRows.ahead(h, notice.priority()));
        return Forecast.end(ahead + parts, pace.get(), notice.hours(), quiet, time.now());
    }

    /** When what waits of the batch will be out; empty where nothing does, and while it is paused. */
    public Optional<Instant> end(Batch batch) {
        return db.tx(h -> RunRows.left(h, batch.id()))
                .flatMap(left -> Forecast.end(left.parts(), pace.get(), left.hours(), quiet, time.now()));
    }

    /**
     * Holds what of this batch has not begun to go out, until a person resumes it.
     *
     * @throws Refused when there is no such batch
     */
    public Batch pause(String key) {
        return turned(key, HoldRows::pause);
    }

    /** Lets a paused batch go on. See {@link #pause}. */
    public Batch resume(String key) {
        return turned(key, (h, batch) -> {
            HoldRows.resume(h, batch);
            HoldRows.hold(h, quiet, time.now());
        });
    }

    private Batch turned(String key, ObjLongConsumer<Handle> turn) {
        Batch batch = db.tx(h -> {
            Batch it = MessageRows.findBatch(h, key).orElseThrow(() -> new Refused("messages.no-batch", key));
            turn.accept(h, it.id());
            return MessageRows.findBatch(h, it.id()).orElse(it);
        });
        bus.publish(new MessageEvent.BatchChanged(batch));
        return batch;
    }

    /** Looks at once and whenever the hour changes. */
    void start() {
        Instant now = time.now();
        Duration wait = quiet.change(now)
                .map(at -> Duration.between(now, at))
                .filter(until -> until.compareTo(LOOK_EVERY) < 0)
                .orElse(LOOK_EVERY);
        // first, so that a look which fails is not the last
        if (!quiet.isNever()) time.after(OWNER, wait, this::start);
        settle();
    }

    private void settle() {
        HoldRows.Released released = db.tx(h -> HoldRows.settle(h, quiet, time.now()));
        for (long batch : released.batches())
            db.tx(h -> MessageRows.findBatch(h, batch)).ifPresent(it -> bus.publish(new MessageEvent.BatchChanged(it)));
        for (long id : released.singles())
            db.tx(h -> MessageRows.find(h, id)).ifPresent(message -> bus.publish(new MessageEvent.Changed(message)));
    }
}
