package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.firstline.bridge.sms.SendResult;

/**
 * Gives each modem its next part and writes down what became of it. One modem at a time gets in, so no part is given out
 * twice; a part whose outcome could not be written stays in nobody's hands until the box starts anew and says that it may
 * have gone out. Called by the modems' owners.
 */
final class Outbox {
    private final Db db;
    private final Time time;
    private final Modems modems;
    private final SmsSettings settings;
    private final Set<Long> inHand = new HashSet<>();

    Outbox(Db db, Time time, Modems modems, SmsSettings settings) {
        this.db = db;
        this.time = time;
        this.modems = modems;
        this.settings = settings;
    }

    /** What came of a part, and the next one where one was asked for. */
    record Settled(Optional<Message> message, Optional<Job> next) {}

    /** Says of what was in a modem's hands when the box stopped that it may have gone out; before any modem asks. */
    List<Long> recover() {
        return db.tx(h -> OutboxRows.recover(h, time.now()));
    }

    synchronized Optional<Job> take(String modem) {
        Turn turn = modems.turn(modem, inHand, time.now());
        Optional<Job> job = db.tx(h -> OutboxRows.take(h, time.now(), turn));
        job.ifPresent(j -> inHand.add(j.message()));
        return job;
    }

    /**
     * Writes the outcome down, and takes the next part in the same transaction.
     *
     * @param takesNext whether the modem could send another at once
     */
    synchronized Settled settle(String modem, Job job, SendResult result, boolean takesNext) {
        boolean elsewhere = result instanceof SendResult.Rejected && modems.anotherTakes(modem, time.now());
        var left = new HashSet<>(inHand);
        left.remove(job.message());
        Settled settled = db.tx(h -> {
            OutboxRows.settle(h, job, result, settings.tries(), elsewhere ? Duration.ZERO : null, time.now());
            Optional<Message> message = MessageRows.find(h, job.message());
            Turn turn = modems.turn(modem, left, time.now());
            return new Settled(message, takesNext ? OutboxRows.take(h, time.now(), turn) : Optional.empty());
        });
        inHand.remove(job.message());
        settled.next.ifPresent(j -> inHand.add(j.message()));
        return settled;
    }

    Optional<Message> find(long id) {
        return db.tx(h -> MessageRows.find(h, id));
    }

    /** When the first of what waits may be tried; empty when nothing waits. */
    Optional<Instant> nextDue() {
        return db.tx(OutboxRows::nextDue);
    }

    /** Takes back a part that surely did not go out. */
    synchronized Optional<Message> release(Job job, String reason) {
        Optional<Message> message = db.tx(h -> {
            OutboxRows.release(h, job, reason, time.now());
            return MessageRows.find(h, job.message());
        });
        inHand.remove(job.message());
        return message;
    }
}
