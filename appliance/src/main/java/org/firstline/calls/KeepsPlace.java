package org.firstline.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/**
 * Tells a caller that his place is kept: from then on he may hang up. With 2 he types another number to be called at,
 * ended by #. Who hides his number must type one. On "switchboard".
 */
final class KeepsPlace implements Errand {
    private static final Duration SILENCE = Duration.ofSeconds(6);
    /** Fewer digits are not taken for a number, more are not waited for (ITU-T E.164). */
    private static final int SHORTEST = 5;

    private static final int LONGEST = 15;
    private static final int TRIES = 3;

    private final Exchange exchange;
    private final Sound sound;
    private final Locale language;
    private final Supplier<Call> call;
    private final String queue;
    private final boolean overflow;
    private final Runnable hangUp;
    private @Nullable StringBuilder typed;
    private int tries;
    private boolean isKept;
    private Cancel waiting = () -> {};

    /** @param hangUp for when all is said */
    KeepsPlace(
            Exchange exchange,
            Sound sound,
            Locale language,
            Supplier<Call> call,
            String queue,
            boolean overflow,
            Runnable hangUp) {
        this.exchange = exchange;
        this.sound = sound;
        this.language = language;
        this.call = call;
        this.queue = queue;
        this.overflow = overflow;
        this.hangUp = hangUp;
    }

    @Override
    public void begin(List<Phrase> say) {
        String number = call.get().outside();
        if (digits(number).length() < SHORTEST) askForNumber(say);
        else {
            keep(number);
            var words = new ArrayList<Phrase>(say);
            words.add(Wording.callback("say.callback-kept", number, language));
            offerAnother(words);
        }
    }

    private void keep(String number) {
        isKept = true;
        exchange.bus()
                .publish(new ErrandEvent.CallbackWanted(call.get(), queue, number, language.getLanguage(), overflow));
    }

    private void offerAnother(List<Phrase> words) {
        typed = null;
        sound.say(words, language, () -> waiting = exchange.after(SILENCE, this::goodbye));
    }

    private void askForNumber(List<Phrase> say) {
        if (++tries > TRIES) {
            goodbye();
            return;
        }
        typed = new StringBuilder();
        var words = new ArrayList<Phrase>(say);
        words.add(Wording.callback("say.callback-type", "", language));
        sound.say(words, language, () -> waiting = exchange.after(SILENCE, this::typed));
    }

    @Override
    public void digit(char key) {
        waiting.cancel();
        var number = typed;
        if (number == null) {
            if (key == '2') askForNumber(List.of());
            else goodbye();
            return;
        }
        if (number.isEmpty()) sound.silence();
        if (key != '#' && key != '*') number.append(key);
        if (key == '#' || number.length() >= LONGEST) typed();
        else waiting = exchange.after(SILENCE, this::typed);
    }

    private void typed() {
        String number = typed == null ? "" : typed.toString();
        if (number.length() < SHORTEST) {
            if (isKept && number.isEmpty()) goodbye();
            else askForNumber(List.of(Wording.callback("say.callback-short", "", language)));
            return;
        }
        var full = exchange.legs().callable(number);
        if (full.isEmpty()) {
            askForNumber(List.of(Wording.callback("say.callback-wrong", "", language)));
            return;
        }
        keep(full.get());
        offerAnother(List.of(Wording.callback("say.callback-other", number, language)));
    }

    private void goodbye() {
        waiting.cancel();
        typed = null;
        sound.say(
                List.of(Wording.callback(isKept ? "say.callback-bye" : "say.callback-none", "", language)),
                language,
                hangUp);
    }

    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }

    @Override
    public void stop() {
        waiting.cancel();
    }

    @Override
    public Outcome outcome() {
        return isKept ? Outcome.CALLBACK : Outcome.ABANDONED;
    }
}
