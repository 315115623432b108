package org.firstline.messages;

/**
 * How messages are sent, whatever the modem; each modem has its own pace: {@link Caps}.
 *
 * @param tries how often one message is tried when the network is busy, before it counts as failed
 */
public record SmsSettings(int tries) {
    public static final SmsSettings DEFAULTS = new SmsSettings(5);

    public SmsSettings {
        if (tries < 1 || tries > 20) throw new IllegalArgumentException("tries must be 1 to 20");
    }
}
