package org.firstline.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.firstline.bridge.sms.SendResult;
import org.jspecify.annotations.Nullable;

/**
 * What one modem has in its hands: the part that it is to send, and then what became of it, until the outbox has it in its
 * rows. While the database is away both stay here, so that nothing is sent twice and nothing is forgotten. On the
 * modem's owner.
 */
final class InHand {
    /** What the network said of a part, and when it was begun. */
    record Outcome(Job job, SendResult result, Instant began) {}

    private final String modem;
    private final Outbox outbox;
    private final Consumer<Message> changed;
    private @Nullable Job job;
    private @Nullable Outcome outcome;

    /** @param changed hears of each message that came into another state */
    InHand(String modem, Outbox outbox, Consumer<Message> changed) {
        this.modem = modem;
        this.outbox = outbox;
        this.changed = changed;
    }

    /** The part in hand, else the next whose turn it is; empty when nothing is due for this modem. */
    Optional<Job> next() {
        if (job == null) {
            job = outbox.take(modem).orElse(null);
            if (job != null && job.seq() == 1) outbox.find(job.message()).ifPresent(changed);
        }
        return Optional.ofNullable(job);
    }

    /** The modem has an answer for the part in hand, which is not in any row yet. */
    void sent(Outcome what) {
        job = null;
        outcome = what;
    }

    /** What is to be written before anything else is done. */
    Optional<Outcome> unwritten() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Writes what became of the part, and takes the next in the same transaction.
     *
     * @param takesNext whether the modem could send another at once
     */
    void settle(Outcome what, boolean takesNext) {
        Outbox.Settled settled = outbox.settle(modem, what.job(), what.result(), takesNext);
        outcome = null;
        job = settled.next().orElse(null);
        settled.message().ifPresent(changed);
    }

    /** Lets another modem have the part in hand, which surely did not go out. */
    void giveBack(String reason) {
        if (job == null) return;
        Optional<Message> message = outbox.release(job, reason);
        job = null;
        message.ifPresent(changed);
    }
}
