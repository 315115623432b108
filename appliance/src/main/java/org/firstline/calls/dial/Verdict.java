package org.firstline.calls.dial;

import java.math.BigDecimal;
import java.time.Duration;
import org.firstline.base.Refused;

/** What the dial plan says to one wish. */
public sealed interface Verdict {
    /**
     * @param longest the call is cut then, since a limit would be passed
     */
    record Allowed(String number, boolean emergency, BigDecimal perMinute, Duration longest) implements Verdict {}

    /**
     * @param why whose sentence people see and hear
     * @param because what follows from it
     */
    record Denied(Refused why, Because because) implements Verdict {}

    /** Why something was denied, as far as it has consequences. */
    enum Because {
        /** Once is nothing; often within minutes, somebody tries what works. */
        FORBIDDEN,
        /** The agent has used up what is hers. */
        AGENT_LIMIT,
        /** All together have. */
        COMMON_LIMIT,
        /** Nothing follows: too many calls at once, night, blocked already. */
        OTHER
    }
}
