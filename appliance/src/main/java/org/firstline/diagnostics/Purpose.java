package org.firstline.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * What a check is for.
 *
 * @param ticket that it is kept on
 * @param outage whose repair it looks after
 */
public record Purpose(@Nullable Long ticket, @Nullable Long outage) {
    public static final Purpose NONE = new Purpose(null, null);

    public static Purpose ticket(@Nullable Long ticket) {
        return new Purpose(ticket, null);
    }

    public static Purpose outage(long outage) {
        return new Purpose(null, outage);
    }
}
