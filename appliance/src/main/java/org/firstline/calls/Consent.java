package org.firstline.calls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether somebody who waits has heard that he is recorded, to the last word, and the offers that wait until he has: with
 * who has not heard it nobody talks. On "switchboard".
 */
final class Consent {
    private final Map<String, Runnable> offers = new LinkedHashMap<>();
    private boolean given;
    private boolean beingTold;

    /** He has heard it elsewhere. */
    void given() {
        given = true;
    }

    /**
     * He begins to wait.
     *
     * @param wanted where he waits, calls are recorded and told so
     * @return whether he is to be told now; {@link #heard} follows, or {@link #leave}
     */
    boolean begin(boolean wanted) {
        leave();
        beingTold = wanted && !given;
        return beingTold;
    }

    /** All that was to be said has been. */
    void heard() {
        if (!beingTold) return;
        beingTold = false;
        given = true;
        var waited = List.copyOf(offers.values());
        offers.clear();
        waited.forEach(Runnable::run);
    }

    /** He waits no more, or elsewhere: what was not heard to its end was not heard. */
    void leave() {
        beingTold = false;
        offers.clear();
    }

    /** At once, or when he has heard. */
    void offer(String extension, Runnable ring) {
        if (beingTold) offers.put(extension, ring);
        else ring.run();
    }

    /** Does this too once the offer rings. @return false where it does not wait, and nothing will be done */
    boolean then(String extension, Runnable next) {
        return offers.computeIfPresent(extension, (_, ring) -> () -> {
                    ring.run();
                    next.run();
                })
                != null;
    }

    /** Whether an offer was taken back that had not rung yet. */
    boolean withdraw(String extension) {
        return offers.remove(extension) != null;
    }
}
