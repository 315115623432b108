package org.firstline.base;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** How each part of the box is, since when and why. Owners write their own part; anybody reads a snapshot. */
public final class Health {
    /** OFF is a choice ({@code modem = none}), ILL is a fault, STARTING is neither yet. */
    public enum Level {
        STARTING,
        WELL,
        ILL,
        OFF
    }

    /**
     * @param name the part: "database", "modem", "trunk"
     * @param since when it came into this level
     * @param why the reason in the port's own words; empty when WELL
     */
    public record State(String name, Level level, Instant since, String why) {}

    /** One part's pen. */
    public final class Part {
        private final String name;

        private Part(String name) {
            this.name = name;
        }

        public void well() {
            set(Level.WELL, "");
        }

        public void ill(String why) {
            set(Level.ILL, why);
        }

        public void off(String why) {
            set(Level.OFF, why);
        }

        private void set(Level level, String why) {
            State now = states.compute(
                    name,
                    (n, old) -> old != null && old.level == level
                            ? new State(n, level, old.since, why)
                            : new State(n, level, time.now(), why));
            bus.publish(now);
        }
    }

    private final Map<String, State> states = new ConcurrentSkipListMap<>();
    private final Time time;
    private final Bus bus;

    public Health(Time time, Bus bus) {
        this.time = time;
        this.bus = bus;
    }

    /** The pen for one part, which is STARTING until its owner says otherwise; each change is published as news. */
    public Part part(String name) {
        states.putIfAbsent(name, new State(name, Level.STARTING, time.now(), ""));
        return new Part(name);
    }

    public List<State> list() {
        return List.copyOf(states.values());
    }

    /** Up when nothing is ILL that calls and screens cannot do without: the database and the telephone. */
    public boolean up() {
        return states.values().stream()
                .noneMatch(s -> s.level == Level.ILL && (s.name.equals("database") || s.name.equals("telephone")));
    }
}
