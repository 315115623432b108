package org.firstline.calls.prompts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.firstline.calls.Phrase;
import org.firstline.calls.Voice;
import org.firstline.calls.rtp.Clip;

/**
 * The switchboard's voice: what is in memory is told at once on the caller's own thread, everything else once the owner
 * "prompts" has read or spoken it. Sites' recordings are looked through again each half minute.
 */
public final class PromptVoice implements Voice, AutoCloseable {
    private static final String OWNER = "prompts";
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Prompts prompts;
    private final Time time;
    private Cancel looking = () -> {};

    public PromptVoice(Prompts prompts, Time time) {
        this.prompts = prompts;
        this.time = time;
    }

    /** Makes what is missing, in the background: one prompt at a time, so that a call need not wait for all of them. */
    public void start() {
        time.soon(OWNER, prompts::music);
        makeAhead(Prompts.wantedFirst().iterator());
        looking = time.every(OWNER, LOOK, prompts::refresh);
    }

    /** Looks through the recordings now: what was changed is heard from the next call on. */
    public void look() {
        time.soon(OWNER, prompts::refresh);
    }

    private void makeAhead(Iterator<Prompts.Wanted> wanted) {
        time.soon(OWNER, () -> {
            if (!wanted.hasNext()) {
                prompts.tryOut();
                return;
            }
            Prompts.Wanted next = wanted.next();
            prompts.get(next.name(), next.locale());
            makeAhead(wanted);
        });
    }

    @Override
    public void prepare(List<Phrase> phrases, Locale language, Consumer<List<Clip>> ready) {
        var clips = new ArrayList<Clip>();
        for (Phrase phrase : phrases) find(phrase, language).ifPresent(clips::add);
        if (clips.size() == phrases.size()) ready.accept(clips);
        else
            time.soon(
                    OWNER,
                    () -> ready.accept(
                            phrases.stream().map(p -> make(p, language)).toList()));
    }

    @Override
    public boolean speaks(Clip clip) {
        return clip != prompts.tone();
    }

    @Override
    public Clip music() {
        return prompts.music();
    }

    @Override
    public void close() {
        looking.cancel();
    }

    private Optional<Clip> find(Phrase phrase, Locale language) {
        return switch (phrase) {
            case Phrase.Recorded(String name) -> prompts.find(name, language);
            case Phrase.Words(String text) -> prompts.findSaid(text, language);
        };
    }

    private Clip make(Phrase phrase, Locale language) {
        return switch (phrase) {
            case Phrase.Recorded(String name) -> prompts.get(name, language);
            case Phrase.Words(String text) -> prompts.say(text, language);
        };
    }
}
