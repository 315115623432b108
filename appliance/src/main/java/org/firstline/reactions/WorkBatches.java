package org.firstline.reactions;

import java.util.ArrayList;
import java.util.List;
import org.firstline.works.Notice;
import org.firstline.works.PlannedWork;

/** Which batches of messages belong to planned works: by their keys, since neither capability knows the other. */
public final class WorkBatches {
    private WorkBatches() {}

    /** The key of the batch of one notice of the plan as it is now. */
    static String notice(PlannedWork work, Notice notice) {
        return key(work.id(), notice, work.revision());
    }

    /** The key of the batch of those who asked on the telephone to hear when they are done. */
    static String asked(long work) {
        return "works-" + work + "-asked";
    }

    /** The keys of all batches that there may be, of this plan and of those before it was moved. */
    public static List<String> all(PlannedWork work) {
        var keys = notices(work);
        keys.add(asked(work.id()));
        return List.copyOf(keys);
    }

    /** The same without those who asked. */
    static List<String> notices(PlannedWork work) {
        var keys = new ArrayList<String>();
        for (int revision = 0; revision <= work.revision(); revision++)
            for (Notice notice : Notice.values()) keys.add(key(work.id(), notice, revision));
        return keys;
    }

    private static String key(long work, Notice notice, int revision) {
        return "works-" + work + "-" + notice.word() + (revision == 0 ? "" : "-" + (revision + 1));
    }
}
