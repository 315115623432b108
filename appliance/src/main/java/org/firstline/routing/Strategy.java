package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.firstline.base.Refused;

/** In which order the free agents of a queue are asked, and how many of them at once. */
public sealed interface Strategy {
    /**
     * What a strategy may look at.
     *
     * @param freeSince when the agent last became free; an offer that was taken back does not move it
     * @param turn grows each time that somebody becomes free: the same instant is no tie
     * @param answered items that she answered since she logged in, of all queues
     * @param served the turn at which she last answered or missed an item of this queue; 0 for never
     */
    record Candidate(String agent, Instant freeSince, long turn, int answered, long served, int tier, int position) {}

    Comparator<Candidate> LONGEST_IDLE =
            Comparator.comparing(Candidate::freeSince).thenComparingLong(Candidate::turn);

    /** More phones do not ring at once. */
    int MOST_AT_ONCE = 20;

    /** The first in this order is asked first; it must be total. */
    default Comparator<Candidate> order() {
        return LONGEST_IDLE;
    }

    /** How many phones may ring for an item after its first has rung for so long. */
    default int offers(Duration ringing) {
        return 1;
    }

    /** After how much ringing one more phone may ring; zero: never. */
    default Duration another() {
        return Duration.ZERO;
    }

    /** The word for rows and screens: "ring-all:5". */
    String word();

    /** Who is free for longest goes first. */
    record LongestIdle() implements Strategy {
        @Override
        public String word() {
            return "longest-idle";
        }
    }

    /** Each in turn: who had an item of this queue longest ago goes first. */
    record RoundRobin() implements Strategy {
        private static final Comparator<Candidate> ORDER =
                Comparator.comparingLong(Candidate::served).thenComparing(Candidate::agent);

        @Override
        public Comparator<Candidate> order() {
            return ORDER;
        }

        @Override
        public String word() {
            return "round-robin";
        }
    }

    /** Who answered least since she logged in goes first. */
    record LeastCalls() implements Strategy {
        private static final Comparator<Candidate> ORDER =
                Comparator.comparingInt(Candidate::answered).thenComparing(LONGEST_IDLE);

        @Override
        public Comparator<Candidate> order() {
            return ORDER;
        }

        @Override
        public String word() {
            return "least-calls";
        }
    }

    /** The first tier first, in it the first position; always from the beginning. */
    record Linear() implements Strategy {
        private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::tier)
                .thenComparingInt(Candidate::position)
                .thenComparing(Candidate::agent);

        @Override
        public Comparator<Candidate> order() {
            return ORDER;
        }

        @Override
        public String word() {
            return "linear";
        }
    }

    /** So many phones ring at once, the longest idle ones; whoever is first has it. */
    record RingAll(int most) implements Strategy {
        public RingAll {
            if (most < 1 || most > MOST_AT_ONCE) throw new Refused("routing.ring-all", MOST_AT_ONCE);
        }

        @Override
        public int offers(Duration ringing) {
            return most;
        }

        @Override
        public String word() {
            return "ring-all:" + most;
        }
    }

    /** One phone rings, and after each delay one more, while the first ones ring on. @param delay whole seconds */
    record RingProgressively(Duration delay) implements Strategy {
        public RingProgressively {
            if (delay.compareTo(Duration.ofSeconds(1)) < 0
                    || delay.compareTo(Duration.ofMinutes(1)) > 0
                    || delay.getNano() != 0) throw new Refused("routing.ring-progressively");
        }

        @Override
        public int offers(Duration ringing) {
            return (int) Math.min(MOST_AT_ONCE, 1 + ringing.dividedBy(delay));
        }

        @Override
        public Duration another() {
            return delay;
        }

        @Override
        public String word() {
            return "ring-progressively:" + delay.toSeconds();
        }
    }

    /** One of each kind, for screens to offer. */
    List<Strategy> KINDS = List.of(
            new LongestIdle(),
            new RoundRobin(),
            new LeastCalls(),
            new Linear(),
            new RingAll(5),
            new RingProgressively(Duration.ofSeconds(5)));

    /**
     * The strategy of this word.
     *
     * @throws Refused when there is none, or its number is out of bounds
     */
    static Strategy of(String word) {
        String[] parts = word.split(":", 2);
        int number = parts.length == 2 && parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : -1;
        if (parts.length == 2 && number < 0) throw new Refused("routing.strategy", word);
        return switch (parts[0]) {
            case "longest-idle" -> new LongestIdle();
            case "round-robin" -> new RoundRobin();
            case "least-calls" -> new LeastCalls();
            case "linear" -> new Linear();
            case "ring-all" -> new RingAll(number < 0 ? 5 : number);
            case "ring-progressively" -> new RingProgressively(Duration.ofSeconds(number < 0 ? 5 : number));
            default -> throw new Refused("routing.strategy", word);
        };
    }
}
