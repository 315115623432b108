package org.firstline.calls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * @param folder where recordings are kept; null: nothing is recorded, whatever the queues say
 * @param days after which they are deleted
 */
public record RecordingSettings(@Nullable Path folder, int days) {
    public static final RecordingSettings NONE = new RecordingSettings(null, 1);

    public RecordingSettings {
        if (days < 1) throw new IllegalArgumentException("recordings are kept for " + days + " days");
    }
}
