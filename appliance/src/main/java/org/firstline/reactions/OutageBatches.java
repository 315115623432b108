package org.firstline.reactions;

import java.util.List;
import java.util.Objects;
import org.firstline.network.Network;
import org.firstline.network.Outage;

/** Which batches of messages belong to an outage: by their keys, since neither capability knows the other. */
public final class OutageBatches {
    private static final int LOOK_BACK = 500;

    private OutageBatches() {}

    /** The key of the batch that tells of the outage. */
    public static String down(long outage) {
        return "outage-" + outage + "-down";
    }

    /** The key of the batch that tells that it is over. */
    public static String over(long outage) {
        return "outage-" + outage + "-over";
    }

    /** The key of the batch of those who asked on the telephone to hear when it is over. */
    static String asked(long outage) {
        return "outage-" + outage + "-asked";
    }

    /** The smaller outages, among the latest {@value #LOOK_BACK}, that this one swallowed. */
    static List<Long> partsOf(Network network, Outage outage) {
        return network.listOutages(false, null, LOOK_BACK).stream()
                .filter(o -> Objects.equals(o.mergedInto(), outage.id()))
                .map(Outage::id)
                .toList();
    }
}
