package org.firstline.bridge.sms;

import java.time.Duration;

/** Whether the network knows the modem (3GPP TS 27.007, 7.2 and 10.1.22). */
public enum Registration {
    HOME("registered"),
    ROAMING("registered, roaming"),
    SEARCHING("looking for a network"),
    DENIED("the network refuses the SIM card"),
    NONE("no network");

    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final int TRIES = 5;

    private final String sentence;

    Registration(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    public boolean isThere() {
        return this == HOME || this == ROAMING;
    }

    /** Asks again for a few seconds while the modem is looking. */
    static Registration waitFor(AtLink link) throws ModemException {
        Registration now = ask(link);
        for (int i = 1; i < TRIES && now == SEARCHING; i++) {
            link.listen(Duration.ofSeconds(1));
            now = ask(link);
        }
        return now;
    }

    /** In the circuit-switched network first; an LTE modem may be registered in the packet network alone. */
    static Registration ask(AtLink link) throws ModemException {
        Registration old = parse(link.ask("AT+CREG?", "+CREG:", QUICK).value());
        if (old.isThere()) return old;
        Registration lte = parse(link.ask("AT+CEREG?", "+CEREG:", QUICK).value());
        return lte.isThere() ? lte : old;
    }

    /** {@code 0,1} as an answer, {@code 1} as it comes unasked. */
    private static Registration parse(String value) {
        String[] fields = value.split(",");
        return switch (fields[fields.length > 1 ? 1 : 0].strip()) {
            case "1", "6" -> HOME;
            case "5", "7" -> ROAMING;
            case "2" -> SEARCHING;
            case "3" -> DENIED;
            default -> NONE;
        };
    }
}
