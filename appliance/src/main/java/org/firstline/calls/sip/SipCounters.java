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
