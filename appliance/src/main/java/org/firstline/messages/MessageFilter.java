package org.firstline.messages;

import org.firstline.base.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Which messages to list; null means any. */
public record MessageFilter(
        @Nullable MessageState state,
        @Nullable Long batch,
        @Nullable PhoneNumber to) {
    public static final MessageFilter ALL = new MessageFilter(null, null, null);

    public static MessageFilter ofBatch(long batch) {
        return new MessageFilter(null, batch, null);
    }
}
