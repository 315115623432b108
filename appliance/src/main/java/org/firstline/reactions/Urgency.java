package org.firstline.reactions;

import java.time.Instant;
import java.util.List;
import org.firstline.calls.Call;
import org.firstline.subscribers.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's contract and his calls of the last day add to his priority, and who served him last. Pure.
 *
 * @param priority steps on top of what the flow wished
 * @param lastAgent who answered him within a day; null where nobody did
 */
record Urgency(int priority, @Nullable String lastAgent) {
    static final Urgency USUAL = new Urgency(0, null);

    private static final int COMPANY = 2;
    private static final int REPEATED = 1;

    /** @param lastDay the caller's calls of the last 24 hours, newest first; the one that comes in now may be among them */
    static Urgency of(@Nullable Kind kind, List<Call> lastDay, Call now) {
        int priority = kind == Kind.COMPANY ? COMPANY : 0;
        String last = null;
        boolean isRepeated = false;
        for (Call call : lastDay) {
            Instant queued = call.queuedAt();
            if (call.id().equals(now.id()) || queued == null) continue;
            isRepeated = true;
            if (last == null && call.answeredAt() != null) last = call.agent();
        }
        return new Urgency(priority + (isRepeated ? REPEATED : 0), last);
    }
}
