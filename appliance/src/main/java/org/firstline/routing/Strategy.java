package org.firstline.routing;

import java.time.Instant;
import java.util.Comparator;

/** In which order the free agents of a queue are asked. */
public sealed interface Strategy {
    /**
     * What a strategy may look at.
     *
     * @param freeSince when the agent last became free; an offer that was taken back does not move it
     * @param turn grows each time that somebody becomes free: the same instant is no tie
     */
    record Candidate(String agent, Instant freeSince, long turn) {}

    /** The first in this order is asked first; it must be total. */
    Comparator<Candidate> order();

    /** The word for rows and screens. */
    String word();

    /** Who is free for longest goes first. */
    record LongestIdle() implements Strategy {
        private static final Comparator<Candidate> ORDER =
                Comparator.comparing(Candidate::freeSince).thenComparingLong(Candidate::turn);

        @Override
        public Comparator<Candidate> order() {
            return ORDER;
        }

        @Override
        public String word() {
            return "longest-idle";
        }
    }

    /** The strategy of this word. */
    static Strategy of(String word) {
        if (word.equals("longest-idle")) return new LongestIdle();
        throw new IllegalArgumentException("no strategy " + word);
    }
}
