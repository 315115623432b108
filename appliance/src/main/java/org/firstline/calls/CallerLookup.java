package org.firstline.calls;

import java.util.function.Consumer;

/** Port: finds out who calls. Called on "switchboard", so it must return at once and look on another thread. */
@FunctionalInterface
public interface CallerLookup {
    /**
     * @param callerNumber as the network gave it, in any format; may be empty
     * @param answer to be told once, from any thread; the call goes on as a stranger's when that takes longer than
     *     {@link CallSettings#lookup}
     */
    void lookUp(String callerNumber, Consumer<CallerFacts> answer);
}
