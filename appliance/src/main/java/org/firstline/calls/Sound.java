package org.firstline.calls;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.firstline.calls.rtp.Clip;

/**
 * What one party hears, one thing at a time: each verb replaces what came before it, and what is no longer wanted when
 * it is ready is never heard. On "switchboard".
 */
final class Sound {
    /** A voice that takes longer is not waited for: nobody stays on the line for silence. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Exchange exchange;
    private final Leg leg;
    private int scene;

    Sound(Exchange exchange, Leg leg) {
        this.exchange = exchange;
        this.leg = leg;
    }

    /**
     * Says the phrases. Until they are ready the party goes on hearing what it hears.
     *
     * @param done after the last word, at once if there are no words, and not if something else came between
     */
    void say(List<Phrase> phrases, Locale language, Runnable done) {
        say(phrases, language, done, done);
    }

    /** @param unsaid instead of {@code done}, where the box could not speak, or not in time */
    void say(List<Phrase> phrases, Locale language, Runnable done, Runnable unsaid) {
        int mine = ++scene;
        if (phrases.isEmpty()) {
            done.run();
            return;
        }
        var patience = exchange.after(PATIENCE, () -> finish(mine, unsaid));
        exchange.ports()
                .voice()
                .prepare(
                        phrases,
                        language,
                        clips -> exchange.soon(() -> {
                            patience.cancel();
                            play(mine, clips, speaks(clips) ? done : unsaid);
                        }));
    }

    void music() {
        scene++;
        leg.loop(exchange.ports().voice().music());
    }

    void silence() {
        scene++;
        leg.stop();
    }

    /** Somebody else has the party's ear now: what was to come is not heard. */
    void replaced() {
        scene++;
    }

    private void play(int mine, List<Clip> clips, Runnable done) {
        if (mine != scene) return;
        leg.play(clips, () -> finish(mine, done));
    }

    private boolean speaks(List<Clip> clips) {
        return clips.stream().allMatch(exchange.ports().voice()::speaks);
    }

    private void finish(int mine, Runnable done) {
        if (mine != scene) return;
        scene++;
        done.run();
    }
}
