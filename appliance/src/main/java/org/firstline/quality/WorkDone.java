package org.firstline.quality;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to judge, as the rest of the box knows it. Any thread. */
public interface WorkDone {
    /**
     * The facts of what is judged.
     *
     * @param agent login of whose work it is; null where it is nobody's
     * @param at when the call came, or the ticket was opened
     * @param ticket the one that the call led to, or itself
     * @param over false: it still goes on
     */
    record Judged(
            @Nullable String agent, Instant at, @Nullable Long ticket, boolean over) {}

    Optional<Judged> find(Subject subject);

    /** Answered calls that came in this time, the end not included, and are over. */
    List<Talk> talks(Instant from, Instant until);
}
