package org.firstline.messages;

/** When a message may go out, as far as people sleep; see {@link QuietHours}. Rows hold the ordinals. */
public enum Hours {
    /** Outside of the quiet hours only. */
    DAY,
    /** Up to the evening's limit too: news of an outage that began by day and is over before that limit. */
    EVENING,
    /** At any hour: codes, alarms, and phones whose owner wants it so. */
    ANY;

    /** Alarms at any hour, all else by day. */
    static Hours usual(int priority) {
        return priority == MessagePriority.ALARM ? ANY : DAY;
    }
}
