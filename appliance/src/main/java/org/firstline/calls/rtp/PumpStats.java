package org.firstline.calls.rtp;

/**
 * How the pump keeps its pace.
 *
 * @param streams open now
 * @param worstLateMicros the latest that a millisecond's work began since this was last asked
 * @param skippedMillis time that was never made good, because the machine stood still for longer than the cap
 */
public record PumpStats(int streams, long worstLateMicros, long skippedMillis) {}
