package org.firstline.web;

import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.firstline.calls.sip.SipCounters.Counts;

/** What the SIP core has seen since it was opened. */
public final class SipMetrics {
    private SipMetrics() {}

    /** @param counts asked for at each reading; any thread */
    public static void add(Metrics metrics, Supplier<Counts> counts) {
        add(metrics, counts, "received", "SIP messages that came from addresses we listen to", Counts::received);
        add(metrics, counts, "sent", "SIP messages that left, retransmissions among them", Counts::sent);
        add(metrics, counts, "malformed", "Received messages that are not SIP", Counts::malformed);
        add(metrics, counts, "strangers", "What got no answer because of who sent it", Counts::strangers);
        add(metrics, counts, "dropped", "Messages lost because the mailbox was full", Counts::dropped);
        add(metrics, counts, "shed", "Calls refused because we were behind", Counts::shed);
        add(metrics, counts, "retransmitted", "Messages that we had to send again", Counts::retransmitted);
    }

    private static void add(
            Metrics metrics, Supplier<Counts> counts, String name, String help, ToLongFunction<Counts> one) {
        metrics.counter("firstline_sip_" + name + "_total", help, () -> one.applyAsLong(counts.get()));
    }
}
