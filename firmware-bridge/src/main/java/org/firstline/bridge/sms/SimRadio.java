package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network of a simulated phone, and the mischief it can be told to do; see {@link PhoneSim}. Any thread: tests and
 * the bench turn the knobs while the phone talks.
 */
final class SimRadio {
    /** The oldest are forgotten beyond that. */
    static final int MOST_SENT = 100_000;

    PhoneSim.Sim sim = PhoneSim.Sim.READY;
    boolean registered = true;
    boolean reports = true;
    int loseReports;
    int loseAnswers;
    int reportStatus;
    Duration submitTakes = Duration.ZERO;
    Duration reportTakes = Duration.ZERO;
    Duration nextAnswerLate = Duration.ZERO;
    final Deque<Integer> refusals = new ArrayDeque<>();
    final Deque<String> noise = new ArrayDeque<>();
    private final Deque<PhoneSim.Sent> sent = new ArrayDeque<>();
    private int nextReference;

    /** Takes a message as the air would; the phone gives it the next reference. */
    PhoneSim.Sent take(String hex, long askedNanos) throws PduException {
        var one = new PhoneSim.Sent(Submit.parse(hex), hex, nextReference, askedNanos, System.nanoTime());
        nextReference = (nextReference + 1) & 0xFF;
        if (sent.size() == MOST_SENT) sent.remove();
        sent.add(one);
        return one;
    }

    List<PhoneSim.Sent> sent() {
        return new ArrayList<>(sent);
    }

    @Nullable
    Integer nextRefusal() {
        return refusals.poll();
    }

    /** Whether a report of this message will come. */
    boolean willReport(PhoneSim.Sent one) {
        if (!one.submit().report() || !reports) return false;
        if (loseReports == 0) return true;
        loseReports--;
        return false;
    }

    Duration answerDelay() {
        Duration delay = submitTakes.plus(nextAnswerLate);
        nextAnswerLate = Duration.ZERO;
        return delay;
    }

    boolean losesAnswer() {
        if (loseAnswers == 0) return false;
        loseAnswers--;
        return true;
    }
}
