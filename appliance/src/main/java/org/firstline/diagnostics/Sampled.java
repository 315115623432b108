package org.firstline.diagnostics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber whose line stands for the others of an outage.
 *
 * @param phone that he is asked on, as E.164; empty where he cannot be asked
 * @param probe what the probes of his line said; UNKNOWN while they have not
 * @param probedAt null while the probes have not answered
 * @param askedAt null while he was not asked, or will not be
 */
public record Sampled(
        long subscriber,
        String phone,
        Mark probe,
        @Nullable Instant probedAt,
        @Nullable Instant askedAt,
        Answer answer,
        @Nullable Instant answeredAt) {
    public static Sampled of(long subscriber, String phone) {
        return new Sampled(subscriber, phone, Mark.UNKNOWN, null, null, Answer.NONE, null);
    }

    /** It works there: he says so, or the probes do and he does not say otherwise. */
    public boolean isGreen() {
        return answer == Answer.YES || answer == Answer.NONE && probe == Mark.OK;
    }

    /** It does not: he says so, or the probes do and he does not say otherwise. */
    public boolean isRed() {
        return answer == Answer.NO || answer == Answer.NONE && probe == Mark.BAD;
    }

    Sampled probed(Mark mark, Instant at) {
        return new Sampled(subscriber, phone, mark, at, askedAt, answer, answeredAt);
    }

    Sampled asked(Instant at) {
        return new Sampled(subscriber, phone, probe, probedAt, at, answer, answeredAt);
    }

    Sampled answered(Answer said, Instant at) {
        return new Sampled(subscriber, phone, probe, probedAt, askedAt, said, at);
    }
}
