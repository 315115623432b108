package org.firstline.calls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The offers of somebody who is just being told that he is recorded. They wait for the last word: nobody talks with who has
 * not heard it. On "switchboard".
 */
final class Consent {
    private final Map<String, Runnable> offers = new LinkedHashMap<>();
    private boolean asked;

    /** He is to be told from now on; {@link #settled} follows, or {@link #leave}. */
    void ask() {
        leave();
        asked = true;
    }

    boolean isAsked() {
        return asked;
    }

    /** He has been told, or can't be. */
    void settled() {
        asked = false;
        var waited = List.copyOf(offers.values());
        offers.clear();
        waited.forEach(Runnable::run);
    }

    /** He waits no more, or elsewhere: what was not heard to its end was not heard. */
    void leave() {
        asked = false;
        offers.clear();
    }

    /** At once, or when he has heard. */
    void offer(String extension, Runnable ring) {
        if (asked) offers.put(extension, ring);
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
