package org.firstline.diagnostics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of one repair of an outage; each time that all seems to be up again there is another.
 *
 * @param endedAt null while it is PENDING
 * @param reason of the verdict, as {@link RepairRule.Judgement} has it
 * @param sample in the order of the subscribers' numbers
 */
public record RepairCheck(
        long id,
        long outage,
        Instant startedAt,
        @Nullable Instant endedAt,
        RepairVerdict verdict,
        String reason,
        List<Sampled> sample) {
    public RepairCheck {
        sample = List.copyOf(sample);
    }

    public boolean isLive() {
        return verdict == RepairVerdict.PENDING;
    }

    public int asked() {
        return (int) sample.stream().filter(s -> s.askedAt() != null).count();
    }

    public int confirmed() {
        return (int) sample.stream().filter(s -> s.answer() == Answer.YES).count();
    }

    /** Of those asked, how many of a hundred said that it works; 0 where nobody was asked. */
    public int percentConfirmed() {
        return asked() == 0 ? 0 : Math.min(100, confirmed() * 100 / asked());
    }

    public Optional<Sampled> find(long subscriber) {
        return sample.stream().filter(s -> s.subscriber() == subscriber).findFirst();
    }

    RepairCheck with(Sampled one) {
        var all = sample.stream()
                .map(s -> s.subscriber() == one.subscriber() ? one : s)
                .toList();
        return new RepairCheck(id, outage, startedAt, endedAt, verdict, reason, all);
    }

    RepairCheck ended(RepairRule.Judgement judgement, Instant at) {
        return new RepairCheck(id, outage, startedAt, at, judgement.verdict(), judgement.reason(), sample);
    }
}
