package org.firstline.calls.rtp;

/**
 * Makes key presses of telephone-event packets (RFC 4733 section 2.5). One event is many packets with one timestamp:
 * the first that arrives tells the digit, whichever it is, so lost beginnings and lost ends do not matter. Pure.
 */
final class DigitDetector {
    static final String DIGITS = "0123456789*#ABCD";
    /** What {@link #take} gives for a packet that begins nothing. */
    static final char NONE = 0;

    /** A packet up to five seconds older than the last belongs to an event that was told already. */
    private static final int OLD = 5 * Clip.RATE;
    /** A following segment of a long event begins where the last known packet ended, give or take a frame. */
    private static final int SEAM = 240;

    private boolean any;
    private int ssrc;
    private int timestamp;
    private int event;
    private int duration;
    private boolean ended;

    char take(int packetSsrc, int packetTimestamp, boolean marker, int packetEvent, boolean end, int packetDuration) {
        // the source of the last event, not of the last packet: some send keys and sound under two names, in turns
        any &= packetSsrc == ssrc;
        int ahead = packetTimestamp - timestamp;
        if (any && ahead < 0 && ahead > -OLD) return NONE;
        boolean same = any && ahead == 0 && packetEvent == event;
        boolean goesOn = any && !ended && !marker && ahead > 0 && packetEvent == event && ahead <= duration + SEAM;
        ended = end || same && ended;
        duration = same ? Math.max(duration, packetDuration) : packetDuration;
        timestamp = packetTimestamp;
        event = packetEvent;
        ssrc = packetSsrc;
        any = true;
        return same || goesOn || packetEvent >= DIGITS.length() ? NONE : DIGITS.charAt(packetEvent);
    }
}
