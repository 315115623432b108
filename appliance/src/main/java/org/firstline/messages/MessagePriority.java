package org.firstline.messages;

/** Whose turn comes first: the smaller number. Within one priority {@link Standing} decides, then the older message goes first. */
public final class MessagePriority {
    /** Codes to sign in, calls for staff. */
    public static final int ALARM = 0;

    /** Your service is down. */
    public static final int OUTAGE = 1;

    /** Your service is back. */
    public static final int RESTORED = 2;

    /** Your service will be down, or is now as was said. */
    public static final int PLANNED = 3;

    /** Everything that can wait. */
    public static final int BULK = 4;

    private MessagePriority() {}

    static void check(int priority) {
        if (priority < ALARM || priority > BULK) throw new IllegalArgumentException("priority " + priority);
    }
}
