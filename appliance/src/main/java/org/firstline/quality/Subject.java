package org.firstline.quality;

import org.firstline.base.Refused;

/** What is judged. */
public sealed interface Subject {
    /** @param id of its record */
    record OfCall(String id) implements Subject {
        @Override
        public String key() {
            return CALL + id;
        }
    }

    /** @param number as people say it */
    record OfTicket(long number) implements Subject {
        @Override
        public String key() {
            return TICKET + number;
        }
    }

    String CALL = "call:";
    String TICKET = "ticket:";

    /** Kind and key, as in {@code call:01J…} and {@code ticket:17}. */
    String key();

    /** @throws Refused for what {@link #key} does not write */
    static Subject of(String key) {
        try {
            if (key.startsWith(CALL) && key.length() > CALL.length()) return new OfCall(key.substring(CALL.length()));
            if (key.startsWith(TICKET)) return new OfTicket(Long.parseLong(key.substring(TICKET.length())));
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refused("quality.no-subject", key);
    }
}
