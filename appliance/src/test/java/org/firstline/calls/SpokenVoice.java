package org.firstline.calls;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.firstline.calls.rtp.Clip;

/** A {@link Voice} whose clips remember their words: two seconds of silence each. It can be told to say nothing. */
public final class SpokenVoice implements Voice {
    private final Map<Clip, String> words = new IdentityHashMap<>();
    private final Clip music = Clip.ofPcm(new short[8000]);
    private final Clip tone = Clip.ofPcm(new short[800]);
    private boolean mute;
    private boolean wordless;

    @Override
    public void prepare(List<Phrase> phrases, Locale language, Consumer<List<Clip>> ready) {
        if (mute) return;
        if (wordless) {
            ready.accept(List.of(tone));
            return;
        }
        var clips = new ArrayList<Clip>();
        for (Phrase phrase : phrases) {
            var clip = Clip.ofPcm(new short[16000]);
            words.put(
                    clip,
                    switch (phrase) {
                        case Phrase.Recorded(String name) -> name;
                        case Phrase.Words(String text) -> text;
                    });
            clips.add(clip);
        }
        ready.accept(clips);
    }

    @Override
    public boolean speaks(Clip clip) {
        return words.containsKey(clip);
    }

    @Override
    public Clip music() {
        return music;
    }

    /** From now on nothing is ever ready. */
    public void fallSilent() {
        mute = true;
    }

    public void speakAgain() {
        mute = false;
    }

    /** From now on there is a tone for everything. */
    public void loseItsWords() {
        wordless = true;
    }

    /** What the leg has begun to hear, in words. */
    public List<String> heard(SimulatedLeg leg) {
        return leg.heard().stream().map(clip -> words.getOrDefault(clip, "?")).toList();
    }
}
