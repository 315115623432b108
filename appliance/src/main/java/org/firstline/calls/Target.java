package org.firstline.calls;

/** To whom a call is led, or who is asked about it. */
public sealed interface Target {
    /** As it is written in rows: {@code agent:101}, {@code queue:tv}, {@code number:+7…}. */
    String written();

    /** A person of the house, at her phone. */
    record Agent(String extension) implements Target {
        public Agent {
            check(extension);
        }

        @Override
        public String written() {
            return "agent:" + extension;
        }
    }

    /** Whoever of a queue is free first. */
    record Queue(String name) implements Target {
        public Queue {
            check(name);
        }

        @Override
        public String written() {
            return "queue:" + name;
        }
    }

    /** A telephone outside. */
    record Number(String number) implements Target {
        public Number {
            check(number);
        }

        @Override
        public String written() {
            return "number:" + number;
        }
    }

    private static void check(String name) {
        if (name.isBlank() || name.length() > Call.MAX_NUMBER - 7)
            throw new IllegalArgumentException("a call can't be led to “" + name + "”");
    }
}
