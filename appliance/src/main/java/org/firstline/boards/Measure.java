package org.firstline.boards;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A number that a tile can show, of one queue or of all. Definitions: contact-centre practice, as each says. */
public enum Measure {
    /** Calls that wait now. */
    WAITING("88", Unit.COUNT),
    /** How long the one that waits longest has waited, m:ss. */
    LONGEST_WAIT("88:88", Unit.SECONDS),
    /** Agents at work, whatever they do. */
    LOGGED_IN("88", Unit.COUNT),
    /** Agents who could take a call now. */
    READY("88", Unit.COUNT),
    /** Agents whose phone rings for a call. */
    RINGING("88", Unit.COUNT),
    TALKING("88", Unit.COUNT),
    /** Agents who work on after a call. */
    WRAP_UP("88", Unit.COUNT),
    ON_BREAK("88", Unit.COUNT),
    /** Agents at work who take nothing, for another reason than a break: the system's, or no phone. */
    NOT_READY("88", Unit.COUNT),
    /** Answered in time of those offered and not given up at once (F6), today, in per cent. */
    SERVICE_LEVEL("100%", Unit.PERCENT),
    /** The same of the last thirty minutes. */
    SERVICE_LEVEL_30("100%", Unit.PERCENT),
    /** Calls that entered the queue today. */
    OFFERED("8888", Unit.COUNT),
    ANSWERED("8888", Unit.COUNT),
    /** Callers who left the queue before an answer, today. */
    ABANDONED("888", Unit.COUNT),
    /** Their share of the calls offered today. */
    ABANDON_SHARE("100%", Unit.PERCENT),
    /** The same of the last thirty minutes. */
    ABANDON_30("100%", Unit.PERCENT),
    /** Average speed of answer today: the waits of the answered, ringing included, by their number. */
    ASA("88:88", Unit.SECONDS),
    /** Nine of ten answered in the last thirty minutes waited no longer. */
    P90_WAIT("88:88", Unit.SECONDS),
    /** Average handling time of the last thirty minutes: talk and work after it. */
    AHT("88:88", Unit.SECONDS),
    /** Callers who wait to be called back. */
    CALLBACKS("88", Unit.COUNT),
    /** Since when the one of them who waits longest does. */
    OLDEST_CALLBACK("88:88", Unit.SECONDS);

    /** What its limits are counted in. */
    public enum Unit {
        COUNT,
        SECONDS,
        PERCENT
    }

    private final String widest;
    private final Unit unit;

    Measure(String widest, Unit unit) {
        this.widest = widest;
        this.unit = unit;
    }

    /** What a tile keeps room for, so that it does not change its size with its number. */
    String widest() {
        return widest;
    }

    public Unit unit() {
        return unit;
    }

    public boolean lessIsWorse() {
        return this == SERVICE_LEVEL || this == SERVICE_LEVEL_30;
    }

    /** Whether a tile may have limits of its own; of ready agents the house's rule looks at who waits as well. */
    public boolean takesLimits() {
        return this != READY;
    }

    /** Its name in JSON and in the bundles: {@code longest-wait}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
