package org.firstline.calls.guard;

import java.time.Duration;

/**
 * How much is heard. What is above a limit is refused with 503 and Retry-After, never a request of a call in progress.
 *
 * @param callsPerSecond new calls of all sources together
 * @param callsPerPhone new calls a second of one source that is no trunk; each takes two, one with credentials
 * @param requestsPerPhone new requests a second, of any kind, of one source that is no trunk
 * @param soundLimit a call whose far end was heard and then fell silent for longer is over; zero for no such limit
 */
public record GuardSettings(
        int callsPerSecond, int callsPerPhone, int requestsPerPhone, EmergencyNumbers emergency, Duration soundLimit) {
    /** Far above what sixty agents and their trunks do. */
    public static final GuardSettings STANDARD =
            new GuardSettings(200, 10, 50, EmergencyNumbers.STANDARD, Duration.ofSeconds(30));

    public GuardSettings {
        if (callsPerSecond < 1 || callsPerPhone < 1 || requestsPerPhone < 1)
            throw new IllegalArgumentException("a limit below one a second hears nobody");
    }

    public GuardSettings withCallsPerSecond(int most) {
        return new GuardSettings(most, callsPerPhone, requestsPerPhone, emergency, soundLimit);
    }

    public GuardSettings withEmergency(EmergencyNumbers numbers) {
        return new GuardSettings(callsPerSecond, callsPerPhone, requestsPerPhone, numbers, soundLimit);
    }

    public GuardSettings withSoundLimit(Duration longest) {
        return new GuardSettings(callsPerSecond, callsPerPhone, requestsPerPhone, emergency, longest);
    }
}
