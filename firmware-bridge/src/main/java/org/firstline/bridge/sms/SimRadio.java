package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.firstline.bridge.serial.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * The network of a simulated phone, and the mischief it can be told to do; see {@link PhoneSim}. Any thread: tests and
 * the bench turn the knobs while the phone talks.
 */
final class SimRadio {
    /** The oldest are forgotten beyond that. */
    static final int MOST_SENT = 100_000;

    final Ticks ticks;
    PhoneSim.Sim sim = PhoneSim.Sim.READY;
    String pin = "";
    int wrongPins;
    String maker = "Firstline";
    String imei = "860000000000001";
    String balance = "Balance 125.40 RUB";
    boolean hung;
    Duration nextPromptLate = Duration.ZERO;
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
    private int count;

    SimRadio(Ticks ticks) {
        this.ticks = ticks;
    }

    /** Takes a message as the air would; the phone gives it the next reference. */
    PhoneSim.Sent take(String hex, long askedNanos) throws PduException {
        var one = new PhoneSim.Sent(Submit.parse(hex), hex, nextReference, askedNanos, ticks.nanos());
        nextReference = (nextReference + 1) & 0xFF;
        if (sent.size() == MOST_SENT) sent.remove();
        sent.add(one);
        count++;
        return one;
    }

    int count() {
        return count;
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

    Duration promptDelay() {
        Duration delay = nextPromptLate;
        nextPromptLate = Duration.ZERO;
        return delay;
    }

    /** A line that nobody asked for; null when it is quiet. */
    @Nullable
    String nextNoise() {
        String line = noise.poll();
        if (line != null) noise.add(line);
        return line;
    }

    boolean losesAnswer() {
        if (loseAnswers == 0) return false;
        loseAnswers--;
        return true;
    }
}
