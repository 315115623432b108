package org.firstline.calls.sip;

import java.util.concurrent.atomic.LongAdder;

/** What the SIP core has seen since it was opened, for metrics. Counted by its threads, read by any. */
public final class SipCounters {
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder strangers = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder shed = new LongAdder();
    private final LongAdder retransmitted = new LongAdder();
    private final LongAdder refreshed = new LongAdder();
    private final LongAdder expired = new LongAdder();
    private final LongAdder tooBrief = new LongAdder();
    private final LongAdder glares = new LongAdder();
    private final LongAdder forked = new LongAdder();
    private final LongAdder redirects = new LongAdder();
    private final LongAdder redirectsRefused = new LongAdder();
    private final LongAdder referrals = new LongAdder();
    private final LongAdder referralsRefused = new LongAdder();

    SipCounters() {}

    void received() {
        received.increment();
    }

    void sent() {
        sent.increment();
    }

    void malformed() {
        malformed.increment();
    }

    void stranger() {
        strangers.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void shed() {
        shed.increment();
    }

    void retransmitted() {
        retransmitted.increment();
    }

    void refreshed() {
        refreshed.increment();
    }

    void expired() {
        expired.increment();
    }

    void tooBrief() {
        tooBrief.increment();
    }

    void glare() {
        glares.increment();
    }

    void forked() {
        forked.increment();
    }

    void redirect(boolean followed) {
        (followed ? redirects : redirectsRefused).increment();
    }

    void referral(boolean accepted) {
        (accepted ? referrals : referralsRefused).increment();
    }

    /** What happened within calls. */
    public Dialogs dialogs() {
        return new Dialogs(
                refreshed.sum(),
                expired.sum(),
                tooBrief.sum(),
                glares.sum(),
                forked.sum(),
                redirects.sum(),
                redirectsRefused.sum(),
                referrals.sum(),
                referralsRefused.sum());
    }

    /**
     * What happened within calls since the line was opened.
     *
     * @param refreshed sessions that we refreshed
     * @param expired sessions that nobody refreshed: ghosts, which were ended
     * @param tooBrief calls refused because they wanted to be refreshed too often (422)
     * @param glares times that both ends began a change at once (491)
     * @param forked second phones that picked up one call, and were hung up
     * @param redirects calls that a phone sent on within the house
     * @param redirectsRefused and those that led out of it
     * @param referrals transfers that a phone asked for and that were tried
     * @param referralsRefused and those that were not
     */
    public record Dialogs(
            long refreshed,
            long expired,
            long tooBrief,
            long glares,
            long forked,
            long redirects,
            long redirectsRefused,
            long referrals,
            long referralsRefused) {}

    /**
     * The counts as they are.
     *
     * @param received messages that came from addresses we listen to
     * @param sent messages that left, retransmissions among them
     * @param malformed received messages that are not SIP
     * @param strangers datagrams, connections and requests that got no answer because of who sent them
     * @param dropped messages lost because the mailbox was full
     * @param shed calls refused with 503 because we were behind
     * @param retransmitted messages that we had to send again
     */
    public record Counts(
            long received, long sent, long malformed, long strangers, long dropped, long shed, long retransmitted) {}

    public Counts counts() {
        return new Counts(
                received.sum(),
                sent.sum(),
                malformed.sum(),
                strangers.sum(),
                dropped.sum(),
                shed.sum(),
                retransmitted.sum());
    }
}
