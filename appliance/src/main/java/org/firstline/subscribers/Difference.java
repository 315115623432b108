package org.firstline.subscribers;

import java.util.List;
import org.firstline.base.Refused;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;

/**
 * What a file says that the rows do not.
 *
 * @param gone in use in the rows and not in the file; to be closed, so empty unless that was asked for
 * @param inUse how many were in use before
 */
record Difference(
        List<SubscriberData> added,
        List<Change> changed,
        List<Long> gone,
        int inUse,
        ImportOptions options,
        ImportReport report) {
    record Change(long id, SubscriberData data) {}

    /** A file cut short must not close half of the contracts. */
    void checkRemoval() {
        if (gone.size() * 100L > (long) inUse * options.removeAtMostPercent())
            throw new Refused("subscribers.too-many-missing", gone.size(), inUse, options.removeAtMostPercent());
    }
}
