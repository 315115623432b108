package org.firstline.voicemail;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of a caller.
 *
 * @param call the id of the call in which it was left; there is one message of a call at most
 * @param queue whose people it is for
 * @param number of the caller as the network gave it; may be empty
 * @param file its place in the folder of messages
 * @param heardBy login of who listened first; null while nobody has
 */
public record Voicemail(
        long id,
        String call,
        String queue,
        String number,
        @Nullable Long subscriber,
        @Nullable Long ticket,
        String file,
        Duration length,
        Instant leftAt,
        @Nullable String heardBy,
        @Nullable Instant heardAt) {}
