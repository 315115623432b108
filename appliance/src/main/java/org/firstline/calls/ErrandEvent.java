package org.firstline.calls;

import java.nio.file.Path;
import java.time.Duration;

/** What callers left behind who did not wait. */
public sealed interface ErrandEvent {
    Call call();

    /**
     * The caller wants to be called back by this queue.
     *
     * @param number as the network gave it, or as the caller typed it; it may be another one than he wanted before in
     *     this call, and then it is this that counts
     * @param language that he hears
     * @param overflow the queue could not keep him; otherwise he chose it himself
     */
    record CallbackWanted(Call call, String queue, String number, String language, boolean overflow)
            implements ErrandEvent {}

    /** A message for those who serve the queue lies in the file. */
    record MessageLeft(Call call, String queue, Path file, Duration length) implements ErrandEvent {}
}
