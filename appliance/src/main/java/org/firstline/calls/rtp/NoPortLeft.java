package org.firstline.calls.rtp;

/** Every port pair of the RTP range is taken, by streams or by other programs: a call must be turned away. */
public final class NoPortLeft extends Exception {
    private static final long serialVersionUID = 1;

    private final int pairs;

    NoPortLeft(int firstPort, int lastPort, int pairs) {
        super("all " + pairs + " RTP port pairs from " + firstPort + " to " + lastPort + " are taken");
        this.pairs = pairs;
    }

    /** How many pairs the range holds. */
    public int pairs() {
        return pairs;
    }
}
