package org.firstline.messages;

import java.util.List;

/**
 * How fast all modems together may send, in parts; 0 means no limit of this kind.
 *
 * @param leftToday what of perDay is left until midnight; without meaning where perDay is 0
 */
public record SendRate(double perMinute, int perHour, int perDay, int leftToday) {
    public static final SendRate FREE = new SendRate(0, 0, 0, 0);

    public SendRate {
        if (perMinute < 0 || perHour < 0 || perDay < 0) throw new IllegalArgumentException("a pace below nothing");
        leftToday = Math.clamp(leftToday, 0, perDay);
    }

    public static SendRate ofMinute(double perMinute) {
        return new SendRate(perMinute, 0, 0, 0);
    }

    /** What the caps of these modems allow together; ten a minute where there is none yet. */
    static SendRate of(List<ModemView> modems) {
        if (modems.isEmpty()) return ofMinute(10);
        double minute = 0;
        int hour = 0;
        int day = 0;
        int left = 0;
        for (ModemView view : modems) {
            Caps caps = view.settings().caps();
            double seconds = view.secondsAPart();
            minute += caps.minute() > 0 ? caps.minute() : seconds > 0 ? 60 / seconds : 6000;
            hour += caps.hour() > 0 ? caps.hour() : 360_000;
            day += caps.day() > 0 ? caps.day() : 1_000_000;
            left += caps.day() > 0 ? Math.max(0, caps.day() - view.day()) : 1_000_000;
        }
        return new SendRate(minute, hour, day, left);
    }

    /** Parts a second while nothing else stops it; infinite for no limit. */
    double perSecond() {
        double byMinute = perMinute == 0 ? Double.POSITIVE_INFINITY : perMinute / 60;
        double byHour = perHour == 0 ? Double.POSITIVE_INFINITY : perHour / 3600.0;
        return Math.min(byMinute, byHour);
    }
}
