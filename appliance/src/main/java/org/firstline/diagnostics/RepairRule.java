package org.firstline.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * When a repair is believed. Pure.
 *
 * @param share of the affected subscribers that are looked at, of 1.0
 * @param least so many at least, where there are so many, and
 * @param most so many at most
 * @param yes share of those asked who must say yes before time is up, of 1.0
 * @param red share of the lines looked at that may not be red, of 1.0; a single red line among several never decides
 * @param delay after all is up again before anybody looks: modems and terminals need it to come back
 * @param patience after which what is known by then decides
 */
public record RepairRule(double share, int least, int most, double yes, double red, Duration delay, Duration patience) {
    public static final RepairRule STANDARD =
            new RepairRule(0.05, 3, 20, 0.5, 0.5, Duration.ofMinutes(2), Duration.ofMinutes(30));

    /** The verdict and why: "nobody", "answer-no", "red", "answers", "probes", "time-out", "no-evidence". */
    public record Judgement(RepairVerdict verdict, String reason) {}

    public RepairRule {
        if (share < 0 || share > 1 || yes <= 0 || yes > 1 || red <= 0 || red > 1)
            throw new IllegalArgumentException("a share is not within 0 to 1");
        if (least < 1 || most < least) throw new IllegalArgumentException("least " + least + ", most " + most);
    }

    /** How many of so many are looked at. */
    public int sample(int affected) {
        return Math.min(affected, Math.clamp((int) Math.ceil(share * affected), least, most));
    }

    /** @param startedAt when the sample was taken */
    public Judgement judge(List<Sampled> sample, Instant startedAt, Instant now) {
        if (sample.stream().anyMatch(s -> s.answer() == Answer.NO))
            return new Judgement(RepairVerdict.REOPEN, "answer-no");
        if (sample.isEmpty()) return new Judgement(RepairVerdict.VERIFIED, "nobody");
        boolean timeUp = !now.isBefore(startedAt.plus(delay).plus(patience));
        boolean looked = sample.stream().allMatch(s -> s.probedAt() != null);
        if (!looked && !timeUp) return new Judgement(RepairVerdict.PENDING, "");
        if (count(sample, Sampled::isRed) >= reds(sample.size())) return new Judgement(RepairVerdict.REOPEN, "red");
        int asked = count(sample, s -> s.askedAt() != null);
        int said = count(sample, s -> s.answer() == Answer.YES);
        if (asked > 0 && said >= Math.ceil(yes * asked)) return new Judgement(RepairVerdict.VERIFIED, "answers");
        // nobody can be asked, so the probes' word is all there will be
        boolean askable = sample.stream().anyMatch(s -> !s.phone().isEmpty() && s.probe() != Mark.BAD);
        int green = count(sample, Sampled::isGreen);
        int red = count(sample, Sampled::isRed);
        if (!askable && green > red) return new Judgement(RepairVerdict.VERIFIED, "probes");
        if (!timeUp && askable) return new Judgement(RepairVerdict.PENDING, "");
        if (green > red) return new Judgement(RepairVerdict.VERIFIED, "time-out");
        return timeUp
                ? new Judgement(RepairVerdict.UNDECIDED, "no-evidence")
                : new Judgement(RepairVerdict.PENDING, "");
    }

    private int reds(int size) {
        return Math.min(size, Math.max(2, (int) Math.ceil(red * size)));
    }

    private static int count(List<Sampled> sample, Predicate<Sampled> what) {
        return (int) sample.stream().filter(what).count();
    }
}
