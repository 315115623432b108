package org.firstline.web;

import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.firstline.calls.sip.SipCounters.Counts;
import org.firstline.calls.sip.SipCounters.Dialogs;

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

    /** What happened within calls. */
    public static void addDialogs(Metrics metrics, Supplier<Dialogs> dialogs) {
        inCalls(metrics, dialogs, "refreshed", "Sessions that we refreshed", Dialogs::refreshed);
        inCalls(metrics, dialogs, "expired", "Calls that nobody refreshed and that were ended", Dialogs::expired);
        inCalls(metrics, dialogs, "too_brief", "Calls refused for too short a session", Dialogs::tooBrief);
        inCalls(metrics, dialogs, "glares", "Changes that both ends began at once", Dialogs::glares);
        inCalls(metrics, dialogs, "forked", "Second phones that picked up one call", Dialogs::forked);
        inCalls(metrics, dialogs, "redirects", "Calls sent on within the house", Dialogs::redirects);
        inCalls(metrics, dialogs, "redirects_refused", "Calls not sent on outside", Dialogs::redirectsRefused);
        inCalls(metrics, dialogs, "referrals", "Transfers that a phone asked for", Dialogs::referrals);
        inCalls(metrics, dialogs, "referrals_refused", "Transfers refused", Dialogs::referralsRefused);
    }

    private static void inCalls(
            Metrics metrics, Supplier<Dialogs> dialogs, String name, String help, ToLongFunction<Dialogs> one) {
        metrics.counter("firstline_sip_" + name + "_total", help, () -> one.applyAsLong(dialogs.get()));
    }

    private static void add(
            Metrics metrics, Supplier<Counts> counts, String name, String help, ToLongFunction<Counts> one) {
        metrics.counter("firstline_sip_" + name + "_total", help, () -> one.applyAsLong(counts.get()));
    }
}
