package org.firstline.calls.sip.trunk;

/**
 * Whether a server counts as there, by its answers to probes: down after {@value #MISSES} in a row that it missed, up
 * after {@value #ANSWERS} that it gave. A new one counts as up, so that nothing waits for the first probes.
 *
 * @param streak how many probes in a row spoke against {@code up}
 */
public record Liveness(boolean up, int streak) {
    static final int MISSES = 3;
    static final int ANSWERS = 2;

    public static final Liveness NEW = new Liveness(true, 0);

    public Liveness heard(boolean answered) {
        if (answered == up) return new Liveness(up, 0);
        return streak + 1 >= (up ? MISSES : ANSWERS) ? new Liveness(answered, 0) : new Liveness(up, streak + 1);
    }
}
