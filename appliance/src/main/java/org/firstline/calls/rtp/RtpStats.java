package org.firstline.calls.rtp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a stream has been so far.
 *
 * @param packetsIn from the far end, doubles left out
 * @param packetsOut sent
 * @param unsent the network did not take them
 * @param lost never came (RFC 3550 A.3)
 * @param strangers packets ignored because they were no RTP or came from somebody else; the kernel keeps the latter out,
 *     uncounted, once the far end speaks from where its SDP says
 * @param jitterMillis of arrivals (RFC 3550 section 6.4.1), as fine as the pump reads: 20 ms, in a bridge 5 ms
 * @param sinceHeard since the last packet came in; null when none ever did
 * @param farLoss the part of our packets that the far end says it lost lately, 0 to 1
 * @param farJitterMillis as the far end says
 * @param roundTripMillis -1 when the far end sends no reports
 */
public record RtpStats(
        long packetsIn,
        long packetsOut,
        long unsent,
        long lost,
        long strangers,
        double jitterMillis,
        @Nullable Duration sinceHeard,
        double farLoss,
        double farJitterMillis,
        int roundTripMillis) {}
