package org.firstline.webui.network;

import org.firstline.messages.BatchCounts;
import org.firstline.network.Outage;
import org.firstline.reactions.OutageBatches;
import org.firstline.reactions.OutageReport;
import org.firstline.services.Services;

/**
 * What an outage has led to so far.
 *
 * @param down the messages that tell of it
 * @param over the messages that tell that it is over
 * @param deflected callers who heard of it and hung up content
 */
record OutageFigures(BatchCounts down, BatchCounts over, int deflected) {
    static OutageFigures of(Services services, Outage outage) {
        return new OutageFigures(
                OutageReport.sum(services, OutageBatches.telling(services.messages(), outage)),
                OutageReport.sum(services, OutageBatches.ending(outage)),
                services.calls().history().countDeflected(outage.id()));
    }
}
