package org.firstline.calls.rtp;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clips in a row, played frame by frame, or one clip round and round. The pump's thread only. */
final class Playlist {
    private static final Logger log = LoggerFactory.getLogger(Playlist.class);

    private final Clip[] clips;
    private final boolean endless;
    private final @Nullable Runnable done;
    private int index;
    private int at;

    private Playlist(Clip[] clips, boolean endless, @Nullable Runnable done) {
        this.clips = clips;
        this.endless = endless;
        this.done = done;
    }

    static Playlist once(List<Clip> clips, Runnable done) {
        return new Playlist(clips.stream().filter(c -> c.millis() > 0).toArray(Clip[]::new), false, done);
    }

    /** A clip without any sound is refused: it has nothing to go round with. */
    static Playlist endless(Clip clip) {
        if (clip.millis() == 0) throw new IllegalArgumentException("an empty clip can't be looped");
        return new Playlist(new Clip[] {clip}, true, null);
    }

    boolean atEnd() {
        return index == clips.length;
    }

    /** Puts the next frame; not to be asked at the end. */
    void nextFrame(Law law, ByteBuffer out) {
        byte[] sound = clips[index].encoded(law);
        out.put(sound, at, Clip.FRAME);
        at += Clip.FRAME;
        if (at < sound.length) return;
        at = 0;
        if (!endless) index++;
    }

    /** Tells whoever asked that it was heard to its end; a listener that fails does not stop the pump. */
    void tellDone() {
        if (done == null) return;
        try {
            done.run();
        } catch (RuntimeException e) {
            log.error("the listener for the end of a clip failed", e);
        }
    }
}
