package org.firstline.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting caller hears: music, and now and then his place in the queue. It only plays, so whoever connects the
 * caller need not wait for its last word. On "switchboard".
 */
final class Hold {
    /** The first look comes soon, when the queue will know the call. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final Sound sound;
    private final Locale language;
    private final String call;
    private final Duration every;
    private Cancel look = () -> {};
    private boolean speaking;
    private int told = Integer.MAX_VALUE;
    private @Nullable Instant toldAt;

    /** @param every how often he hears his place; zero: never */
    Hold(Exchange exchange, Sound sound, Locale language, String call, Duration every) {
        this.exchange = exchange;
        this.sound = sound;
        this.language = language;
        this.call = call;
        this.every = every;
    }

    /** @param say what is to be heard in front of the music */
    void begin(List<Phrase> say) {
        speaking = true;
        sound.say(say, language, this::music);
        if (!every.isZero()) look = exchange.after(FIRST_LOOK, this::look);
    }

    /** The caller goes, or is connected: the music stops with what replaces it. */
    void end() {
        look.cancel();
    }

    private void music() {
        speaking = false;
        sound.music();
    }

    private void look() {
        look = exchange.after(LOOK, this::look);
        if (speaking) return;
        int place = exchange.ports().places().position(call);
        Instant now = exchange.now();
        if (place < 1) return;
        int position = Wording.said(place);
        if (!isDue(position, now)) return;
        told = position;
        toldAt = now;
        speaking = true;
        sound.say(words(position), language, this::music);
    }

    private List<Phrase> words(int position) {
        Phrase place = Wording.position(position, language);
        Duration wait = exchange.ports().places().expectedWait(call);
        return wait == null ? List.of(place) : List.of(place, Wording.wait(wait, language));
    }

    private boolean isDue(int position, Instant now) {
        if (toldAt == null) return true;
        var since = Duration.between(toldAt, now);
        return since.compareTo(every) >= 0 || position < told && since.compareTo(every.dividedBy(3)) >= 0;
    }
}
