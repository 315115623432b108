package org.firstline.messages;

import org.firstline.base.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * One row of a batch to be.
 *
 * @param subscriber whose phone it is; null when nobody's
 */
public record Recipient(
        PhoneNumber to, String text, @Nullable Long subscriber, Standing standing) {
    public Recipient(PhoneNumber to, String text, @Nullable Long subscriber) {
        this(to, text, subscriber, Standing.REST);
    }
}
