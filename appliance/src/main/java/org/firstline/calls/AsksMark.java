package org.firstline.calls;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.firstline.base.Cancel;

/**
 * The agent has hung up, and the caller is asked how he was served: 1 to 5, once more when he says nothing or something
 * else. He may press the key while he is being asked. On "switchboard".
 */
final class AsksMark implements Errand {
    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final int TIMES = 2;

    private final Exchange exchange;
    private final Sound sound;
    private final Locale language;
    private final Supplier<Call> call;
    private final Runnable hangUp;
    private int asked;
    private boolean listens;
    private Cancel waiting = () -> {};

    /** @param hangUp for when all is said */
    AsksMark(Exchange exchange, Sound sound, Locale language, Supplier<Call> call, Runnable hangUp) {
        this.exchange = exchange;
        this.sound = sound;
        this.language = language;
        this.call = call;
        this.hangUp = hangUp;
    }

    @Override
    public void begin(List<Phrase> say) {
        ask("say.survey");
    }

    private void ask(String words) {
        asked++;
        listens = true;
        sound.say(
                List.of(Wording.said(words, language)),
                language,
                () -> waiting = exchange.after(SILENCE, this::nothing));
    }

    private void nothing() {
        if (asked < TIMES) ask("say.survey-again");
        else bye("say.survey-none");
    }

    @Override
    public void digit(char key) {
        if (!listens) return;
        waiting.cancel();
        int mark = key - '0';
        if (mark < 1 || mark > Mark.BEST) {
            nothing();
            return;
        }
        exchange.marks().keep(call.get(), Mark.AFTER_CALL, mark);
        bye("say.survey-bye");
    }

    private void bye(String words) {
        listens = false;
        sound.say(List.of(Wording.said(words, language)), language, hangUp);
    }

    @Override
    public void stop() {
        listens = false;
        waiting.cancel();
    }

    @Override
    public Outcome outcome() {
        return Outcome.ANSWERED;
    }
}
