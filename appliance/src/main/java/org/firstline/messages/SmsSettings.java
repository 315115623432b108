package org.firstline.messages;

import java.time.Duration;

/**
 * How the modem is used.
 *
 * @param rate messages (parts) a minute per modem, evenly spaced; 0 = as fast as the modem takes them. Carriers block
 *     SIM cards that send in bursts
 * @param tries how often one message is tried when the network is busy, before it counts as failed
 */
public record SmsSettings(int rate, int tries) {
    public static final SmsSettings DEFAULTS = new SmsSettings(10, 5);

    public SmsSettings {
        if (rate < 0 || rate > 600) throw new IllegalArgumentException("rate must be 0 to 600 a minute");
        if (tries < 1 || tries > 20) throw new IllegalArgumentException("tries must be 1 to 20");
    }

    public static SmsSettings ofRate(int rate) {
        return new SmsSettings(rate, DEFAULTS.tries);
    }

    /** From the start of one part to the start of the next; zero when the modem sets the pace. */
    Duration gap() {
        return rate == 0 ? Duration.ZERO : Duration.ofMillis((60_000 + rate - 1) / rate);
    }
}
