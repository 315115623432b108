package org.firstline.demo;

import java.time.DayOfWeek;

/** When a town calls its provider: after work most of all, on Mondays more than on Sundays. */
final class Profile {
    private static final double[] HOURS = {
        1.2, 0.6, 0.4, 0.3, 0.3, 0.4, 0.8, 1.8, 3.5, 5.0, 6.0, 6.0, 5.5, 5.2, 5.2, 5.3, 5.6, 6.2, 7.4, 8.2, 8.0, 6.6,
        4.4, 2.4
    };
    private static final double[] DAYS = {1.15, 1.02, 1.0, 1.0, 1.02, 0.92, 0.89};
    private static final double OF_A_DAY = sum(HOURS);

    private Profile() {}

    /** How many calls to expect in this hour of the day, where a usual day has {@code aDay}. */
    static double expected(DayOfWeek day, int hour, double aDay) {
        return aDay * HOURS[hour] / OF_A_DAY * DAYS[day.ordinal()];
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) sum += weight;
        return sum;
    }
}
