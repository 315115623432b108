package org.firstline.diagnostics;

import java.time.Duration;

/**
 * One way of looking at a line. Called on a lane, from several at once; may block, but is taken for dead at its time-out
 * and its answer is then of no interest, so it should give up by itself before that.
 */
public interface Probe {
    ProbeKind kind();

    /** After which the check goes on without it. */
    Duration timeout();

    /** What it sees; a fault of its own is a finding too ({@link Mark#UNKNOWN}), and so is a part that is missing. */
    Finding look(Target target);
}
