package org.firstline.calls;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * @param folder where recordings are kept; null: nothing is recorded, whatever the queues say
 * @param days after which they are deleted
 * @param roomToRecord whether the disk takes more sound, recordings and messages; asked before each, on any thread
 */
public record RecordingSettings(@Nullable Path folder, int days, BooleanSupplier roomToRecord) {
    public static final RecordingSettings NONE = new RecordingSettings(null, 1);

    public RecordingSettings {
        if (days < 1) throw new IllegalArgumentException("recordings are kept for " + days + " days");
    }

    /** On a disk that nobody watches. */
    public RecordingSettings(@Nullable Path folder, int days) {
        this(folder, days, () -> true);
    }
}
