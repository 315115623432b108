package org.firstline.calls;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Port: the queues, as the switchboard needs to know them. Any thread; must return at once. */
@FunctionalInterface
public interface Places {
    /**
     * Where a call stands in its queue; asked about once a second and waiting call.
     *
     * @return 1 = next, 0 = not known (yet)
     */
    int position(String call);

    /** How long it will be until somebody answers this call, as things go now; null where nobody can tell. */
    default @Nullable Duration expectedWait(String call) {
        return null;
    }

    /** For which queue an agent calls when she calls out: it decides on recording, wrap-up and the number shown. */
    default @Nullable String homeQueue(String extension) {
        return null;
    }

    /** Whether there is such a queue, to lead a caller to. */
    default boolean hasQueue(String name) {
        return true;
    }
}
