package org.firstline.messages;

import java.util.regex.Pattern;

/**
 * What a batch says of itself when it is queued.
 *
 * @param key what makes it the same batch, up to 120 characters; {@code outage-17-down} is the phase "down" of outage 17
 * @param title for people
 * @param priority one of {@link MessagePriority}
 */
public record Notice(String key, String title, int priority, Hours hours) {
    private static final Pattern KEY = Pattern.compile("([a-z]+-\\d+)-([a-z0-9]+).*");

    /** Alarms at any hour, all else by day. */
    public static Notice of(String key, String title, int priority) {
        return new Notice(key, title, priority, Hours.usual(priority));
    }

    /** What it is about: {@code outage-17}; the whole key where it says no such thing. */
    static String about(String key) {
        var parts = KEY.matcher(key);
        return parts.matches() ? parts.group(1) : key;
    }

    /** {@code down}, also of {@code outage-17-down-2}; empty where the key has none. */
    static String phase(String key) {
        var parts = KEY.matcher(key);
        return parts.matches() ? parts.group(2) : "";
    }
}
