package org.firstline.calls;

import org.firstline.calls.rtp.Tape;
import org.jspecify.annotations.Nullable;

/** Keeps the sound of calls, as the switchboard sees it. Verbs return at once and never fail: a call goes on without. */
interface Keeper {
    /** The tape for this call, the same again for one that came back from a queue; null where it is not to be recorded, or can't be. */
    @Nullable
    Tape begin(Call call);

    boolean isRecorded(String call);

    /** Whether the disk has room for sound that is not being kept yet. */
    boolean hasRoom();

    void pause(String call, boolean on, String actor);

    void end(String call);
}
