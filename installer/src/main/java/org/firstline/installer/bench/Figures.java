package org.firstline.installer.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Measured times and the table that tells them. Any thread may add. */
final class Figures {
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();

    void add(double ms) {
        millis.add(ms);
    }

    int count() {
        return millis.size();
    }

    /** @param share 0.5 is the median; NaN when nothing was measured */
    double percentile(double share) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        if (sorted.length == 0) return Double.NaN;
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** The share of what is above the limit, in percent; NaN when nothing was measured. */
    double percentAbove(double limit) {
        long above = millis.stream().filter(ms -> ms > limit).count();
        return millis.isEmpty() ? Double.NaN : 100.0 * above / count();
    }

    double max() {
        return millis.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    static void head(String title) {
        System.out.println();
        System.out.println(title);
        System.out.printf("%-44s %10s %10s %8s  %s%n", "figure", "median", "p99", "n", "goal");
    }

    void row(String name, String goal) {
        System.out.printf(
                Locale.ROOT, "%-44s %10.2f %10.2f %8d  %s%n", name, percentile(0.5), percentile(0.99), count(), goal);
    }

    static void row(String name, double value, String goal) {
        System.out.printf(Locale.ROOT, "%-44s %10.2f %10s %8s  %s%n", name, value, "", "", goal);
    }
}
