package org.firstline.calls;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.firstline.calls.rtp.Clip;

/** Port: sound for words. Called on "switchboard", so it must return at once and make what it does not have elsewhere. */
public interface Voice {
    /**
     * @param ready to be told once, from any thread: the phrases' sound, without those of which none can be made. After
     *     two seconds nobody waits for it any more.
     */
    void prepare(List<Phrase> phrases, Locale language, Consumer<List<Clip>> ready);

    /** What waiting callers hear. */
    Clip music();
}
