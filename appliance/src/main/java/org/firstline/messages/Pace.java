package org.firstline.messages;

import java.time.Instant;

/** What one SIM card has sent within the last day, minute by minute, against its caps. Belongs to the modem's owner. */
final class Pace {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final Caps caps;
    private final int[] minutes = new int[DAY];

    /** The minute since the epoch that was counted last. */
    private long head;

    private Instant next = Instant.MIN;

    Pace(Caps caps) {
        this.caps = caps;
    }

    /** A part was handed over. */
    void note(Instant at) {
        count(at);
        next = at.plus(caps.gap());
    }

    /** A part of an earlier run of the box. */
    void count(Instant at) {
        move(at);
        long minute = minute(at);
        if (head - minute < DAY) minutes[slot(minute)]++;
    }

    /** When the next part may be handed over: now or earlier when at once. */
    Instant next(Instant now) {
        Instant free = uncapped(now);
        return free.isAfter(next) ? free : next;
    }

    /** When the caps of hour and day allow another part, whatever the spacing; not after now when they do. */
    Instant uncapped(Instant now) {
        Instant hour = freeAgain(now, HOUR, caps.hour());
        Instant day = freeAgain(now, DAY, caps.day());
        return hour.isAfter(day) ? hour : day;
    }

    int hour(Instant now) {
        return sum(now, HOUR);
    }

    int day(Instant now) {
        return sum(now, DAY);
    }

    private Instant freeAgain(Instant now, int window, int cap) {
        if (cap == 0) return Instant.MIN;
        int sum = sum(now, window);
        for (long oldest = head - window + 1; sum >= cap && oldest <= head; oldest++) {
            sum -= minutes[slot(oldest)];
            if (sum < cap) return Instant.ofEpochSecond((oldest + window) * 60);
        }
        return Instant.MIN;
    }

    private int sum(Instant now, int window) {
        move(now);
        int sum = 0;
        for (int i = 0; i < window; i++) sum += minutes[slot(head - i)];
        return sum;
    }

    /** Forgets what is older than a day. */
    private void move(Instant now) {
        long minute = minute(now);
        if (minute <= head) return;
        for (long m = Math.max(head + 1, minute - DAY + 1); m <= minute; m++) minutes[slot(m)] = 0;
        head = minute;
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    private static int slot(long minute) {
        return (int) Math.floorMod(minute, (long) DAY);
    }
}
