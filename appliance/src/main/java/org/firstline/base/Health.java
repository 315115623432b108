package org.firstline.base;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
     * @param reason why it is ill or off; nothing when WELL
     */
    public record State(String name, Level level, Instant since, Reason reason) {
        /** In the language of machines. */
        public String why() {
            return reason.in(Locale.ENGLISH);
        }
    }

    /** A sentence for people; empty when there is nothing to say. */
    @FunctionalInterface
    public interface Reason {
        String in(Locale locale);

        /** What the machine, the network or a device said, after words that say whose fault it is. */
        static Reason of(Kind kind, String said) {
            return locale -> Texts.of("base", locale).get("base.ill." + kind, said);
        }
    }

    /** Where faults come from that no capability has words for; the key of the sentence. */
    public enum Kind {
        PROGRAM,
        DATABASE,
        SPEECH,
        PORT,
        PANEL
    }

    /** One part's pen. */
    public final class Part {
        private final String name;

        private Part(String name) {
            this.name = name;
        }

        public void well() {
            set(Level.WELL, _ -> "");
        }

        public void ill(String why) {
            ill(_ -> why);
        }

        public void ill(Kind kind, String said) {
            ill(Reason.of(kind, said));
        }

        public void ill(Reason reason) {
            set(Level.ILL, reason);
        }

        public void off(String why) {
            set(Level.OFF, _ -> why);
        }

        private void set(Level level, Reason reason) {
            State now = states.compute(
                    name,
                    (n, old) -> old != null && old.level == level
                            ? new State(n, level, old.since, reason)
                            : new State(n, level, time.now(), reason));
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
        states.putIfAbsent(name, new State(name, Level.STARTING, time.now(), _ -> ""));
        return new Part(name);
    }

    /** What people call a part; "modem.left" is a modem called left. A part without a word is called as it calls itself. */
    public static String title(String part, Locale locale) {
        Texts texts = Texts.of("base", locale);
        String[] words = part.split("[. ]", 2);
        String key = "base.part." + words[0];
        String kind = texts.bundle().containsKey(key) ? texts.get(key) : words[0];
        return words.length == 1 ? kind : kind + " " + words[1];
    }

    public Optional<State> find(String part) {
        return Optional.ofNullable(states.get(part));
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
