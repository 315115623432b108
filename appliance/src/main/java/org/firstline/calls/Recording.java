package org.firstline.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The kept sound of a call: a WAV file, left what was said outside, right what was heard there.
 *
 * @param file below the folder of recordings
 * @param seconds null while it lasts
 */
public record Recording(
        String call,
        String file,
        Instant startedAt,
        @Nullable Integer seconds,
        State state) {
    /** What has become of it. */
    public enum State {
        RUNNING,
        KEPT,
        /** The disk did not take it to its end; what is there is whole. */
        CUT,
        /** Its days are over. */
        DELETED;

        /** Its sound is there. */
        public boolean isKept() {
            return this == KEPT || this == CUT;
        }
    }
}
