package org.firstline.calls;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.firstline.calls.rtp.Clip;

/** Port: sound for words. Called on "switchboard", so it must return at once and make what it does not have elsewhere. */
public interface Voice {
    /**
     * @param ready to be told once, from any thread: a clip for each phrase, a tone in the place of one that can't be
     *     spoken. After two seconds nobody waits for it any more.
     */
    void prepare(List<Phrase> phrases, Locale language, Consumer<List<Clip>> ready);

    /** Whether the clip is words, and not the tone that is heard where words could not be made. */
    boolean speaks(Clip clip);

    /** What waiting callers hear. */
    Clip music();
}
