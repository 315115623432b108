package org.firstline.calls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.firstline.calls.rtp.Tones;
import org.jspecify.annotations.Nullable;

/**
 * Takes a caller's message: the greeting of the queue, a tone, then what he says until he presses #, is silent, hangs up,
 * or has talked for {@link #LONGEST}. A key during the greeting skips it. What is shorter than {@link #SHORTEST}, or
 * without a word, is no message. Where the disk is full he does something else instead. On "switchboard".
 */
final class LeavesMessage implements Errand {
    static final Duration LONGEST = Duration.ofMinutes(3);
    static final Duration SHORTEST = Duration.ofSeconds(2);
    static final Duration SILENCE = Duration.ofSeconds(6);

    private final Exchange exchange;
    private final Sound sound;
    private final Leg leg;
    private final Locale language;
    private final Supplier<Call> call;
    private final String queue;
    private final Path folder;
    private final Path file;
    private final Runnable otherwise;
    private final Runnable hangUp;
    private final Dictation message;
    private boolean greeting;
    private boolean over;
    private @Nullable Boolean kept;

    /**
     * @param otherwise for when no message can be taken
     * @param hangUp for when it is there
     */
    LeavesMessage(
            Exchange exchange,
            Sound sound,
            Leg leg,
            Locale language,
            Supplier<Call> call,
            String queue,
            Path folder,
            Runnable otherwise,
            Runnable hangUp) {
        this.exchange = exchange;
        this.sound = sound;
        this.leg = leg;
        this.language = language;
        this.call = call;
        this.queue = queue;
        this.folder = LeftMessages.ofQueue(folder, queue);
        this.file = LeftMessages.file(folder, queue, call.get().id());
        this.otherwise = otherwise;
        this.hangUp = hangUp;
        this.message = new Dictation(exchange, leg, file, new Dictation.Limits(LONGEST, SILENCE), this::done);
    }

    @Override
    public void begin(List<Phrase> say) {
        Dictation.ask(exchange, folder, room -> {
            if (over) return;
            if (room) greet(say);
            else otherwise.run();
        });
    }

    private void greet(List<Phrase> say) {
        greeting = true;
        var words = new ArrayList<Phrase>(say);
        String own = exchange.rules().of(queue).greeting();
        words.add(own.isEmpty() ? Wording.said("say.voicemail", language) : new Phrase.Recorded(own));
        sound.say(words, language, this::tone);
    }

    private void tone() {
        if (over || !greeting) return;
        greeting = false;
        sound.replaced();
        leg.play(List.of(Tones.beep()), message::begin);
    }

    @Override
    public void digit(char key) {
        if (greeting) tone();
        else if (key == '#') done();
    }

    private void done() {
        if (over) return;
        over = true;
        boolean taken = settle();
        sound.say(
                List.of(Wording.said(taken ? "say.voicemail-bye" : "say.voicemail-none", language)), language, hangUp);
    }

    @Override
    public void stop() {
        over = true;
        settle();
    }

    /** Whether it is a message; decided once, since the file goes that way. */
    private boolean settle() {
        if (kept != null) return kept;
        boolean taken = message.isAtLeast(SHORTEST);
        kept = taken;
        Call from = call.get();
        message.end(taken, length -> exchange.bus().publish(new ErrandEvent.MessageLeft(from, queue, file, length)));
        return taken;
    }

    @Override
    public Outcome outcome() {
        return settle() ? Outcome.VOICEMAIL : Outcome.ABANDONED;
    }
}
