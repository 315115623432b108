package org.firstline.routing;

import org.jspecify.annotations.Nullable;

/**
 * The ways in which the trade computes a service level; they differ in what they do with callers who gave up, so the
 * name always goes with the number. {@link #F6} is the house's.
 */
public enum ServiceLevel {
    /** (answered in time + abandoned in time) / (answered + abandoned). */
    F1 {
        @Override
        public @Nullable Double of(Tally t) {
            return ratio(t.answeredIn() + t.abandonedIn(), t.answered() + t.abandoned());
        }
    },
    /** Answered in time / answered: blind to everybody who gave up. */
    F2 {
        @Override
        public @Nullable Double of(Tally t) {
            return ratio(t.answeredIn(), t.answered());
        }
    },
    /** Answered in time / (answered + abandoned): of all who came. */
    F3 {
        @Override
        public @Nullable Double of(Tally t) {
            return ratio(t.answeredIn(), t.answered() + t.abandoned());
        }
    },
    /** Answered in time / (answered + abandoned too late). */
    F4 {
        @Override
        public @Nullable Double of(Tally t) {
            return ratio(t.answeredIn(), t.answered() + t.abandoned() - t.abandonedIn());
        }
    },
    /** (Answered in time + short abandons) / (answered + abandoned). */
    F5 {
        @Override
        public @Nullable Double of(Tally t) {
            return ratio(t.answeredIn() + t.shortAbandoned(), t.answered() + t.abandoned());
        }
    },
    /** Answered in time / (answered + abandoned − short abandons). */
    F6 {
        @Override
        public @Nullable Double of(Tally t) {
            return ratio(t.answeredIn(), t.answered() + t.abandoned() - t.shortAbandoned());
        }
    };

    /** From 0 to 1; null where nothing counts yet, which is not 100 %. */
    public abstract @Nullable Double of(Tally t);

    private static @Nullable Double ratio(int good, int all) {
        return all == 0 ? null : (double) good / all;
    }
}
