package org.firstline.calls.sip;

import java.time.Duration;

/**
 * How calls are held to their word.
 *
 * @param session a call that nobody has refreshed for this long is over (RFC 4028, Session-Expires); so ghosts end
 * @param shortest a far end that wants to be asked more often is refused (422, Min-SE)
 * @param redirects whether a phone may send its call on to another phone of the house (3xx); never outside
 * @param srtp encryption of the phones' sound
 */
public record CallRules(Duration session, Duration shortest, boolean redirects, Srtp srtp) {
    /** SDES-SRTP (RFC 4568) on the phones' legs; trunks speak plain RTP. */
    public enum Srtp {
        OFF,
        /** Taken where the phone offers it, and offered to phones that registered over TLS. */
        OPTIONAL,
        /** A phone that speaks plain RTP has no calls. */
        REQUIRED
    }

    public static final CallRules STANDARD =
            new CallRules(Duration.ofSeconds(1800), Duration.ofSeconds(90), true, Srtp.OFF);

    public CallRules {
        if (shortest.toSeconds() < 90) throw new IllegalArgumentException("RFC 4028 wants 90 s at least");
        if (session.compareTo(shortest) < 0)
            throw new IllegalArgumentException("a session of " + session + " is shorter than " + shortest);
    }

    public CallRules with(Srtp policy) {
        return new CallRules(session, shortest, redirects, policy);
    }
}
