package org.firstline.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Cancel;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Tones;
import org.firstline.calls.rtp.Wav;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody of the house speaks a prompt at her phone: a tone, her words up to #, then she hears them, keeps them with 1 or
 * speaks anew with 2. Who hangs up before has changed nothing. On "switchboard"; files on the owner of dictations.
 */
final class BoothCall implements Party {
    private static final Dictation.Limits LIMITS = new Dictation.Limits(Duration.ofSeconds(110), Duration.ofSeconds(5));
    /** Whoever says nothing for so long is let go. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(BoothCall.class);

    private enum Stage {
        TALKING,
        RECORDING,
        CHOOSING,
        OVER
    }

    private final Exchange exchange;
    private final Leg phone;
    private final Sound sound;
    private final Locale language;
    private final Studio.Take take;
    private final Path file;
    private Stage stage = Stage.TALKING;
    private Dictation dictation;
    private Cancel limit = () -> {};

    private BoothCall(Exchange exchange, Leg phone, Studio.Take take) {
        this.exchange = exchange;
        this.phone = phone;
        this.sound = new Sound(exchange, phone);
        this.language = exchange.settings().language();
        this.take = take;
        this.file = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("firstline-take-" + exchange.inProgress().fresh() + ".wav");
        this.dictation = fresh();
    }

    static boolean isCode(String dialled) {
        return dialled.startsWith(Studio.CODE);
    }

    static Party begin(Exchange exchange, Leg phone) {
        String code = phone.to().substring(Studio.CODE.length());
        var take = exchange.ports().studio().find(phone.from(), code);
        if (take == null) return CodeCall.refuse(exchange, phone, new Refused("calls.booth-unknown"));
        var begun = new BoothCall(exchange, phone, take);
        phone.answer();
        begun.say("say.booth", begun::tone);
        return begun;
    }

    private Dictation fresh() {
        return new Dictation(exchange, phone, file, LIMITS, this::enough);
    }

    private void say(String key, Runnable then) {
        limit.cancel();
        limit = exchange.after(PATIENCE, this::hangUp);
        sound.say(List.of(Wording.said(key, language)), language, then);
    }

    private void tone() {
        if (stage == Stage.OVER) return;
        phone.play(List.of(Tones.beep()), () -> {
            limit.cancel();
            stage = Stage.RECORDING;
            dictation.begin();
        });
    }

    @Override
    public void digit(Leg leg, char key) {
        if (stage == Stage.RECORDING && key == '#') enough();
        else if (stage == Stage.CHOOSING && key == '1') keep();
        else if (stage == Stage.CHOOSING && key == '2') again();
    }

    /** Every take goes to a file of its own turn: what is spoken anew replaces it. */
    private void enough() {
        if (stage != Stage.RECORDING) return;
        stage = Stage.TALKING;
        if (!dictation.isAtLeast(Duration.ofMillis(300))) {
            dictation.end(false, length -> {});
            again();
            return;
        }
        dictation.end(true, length -> {
            try {
                var clip = Clip.ofPcm(Wav.read(file).samples());
                exchange.soon(() -> play(clip));
            } catch (IOException e) {
                log.error("{} can't be read", file, e);
                exchange.soon(this::hangUp);
            }
        });
    }

    private void play(Clip clip) {
        if (stage == Stage.OVER) return;
        limit.cancel();
        stage = Stage.CHOOSING;
        sound.replaced();
        phone.play(List.of(clip), () -> say("say.booth-choose", () -> {}));
    }

    private void again() {
        stage = Stage.TALKING;
        dictation = fresh();
        exchange.time().soon(Dictation.OWNER, () -> {
            delete();
            exchange.soon(() -> say("say.booth", this::tone));
        });
    }

    private void keep() {
        stage = Stage.TALKING;
        exchange.time().soon(Dictation.OWNER, () -> {
            String answer;
            try {
                exchange.ports().studio().keep(take, Files.readAllBytes(file));
                answer = Texts.of("calls", language).get("say.booth-kept");
            } catch (Refused no) {
                answer = no.sentence(language);
            } catch (IOException e) {
                log.error("{} can't be read", file, e);
                answer = Texts.of("calls", language).get("say.booth-lost");
            }
            String words = answer;
            exchange.soon(() -> sound.say(List.of(new Phrase.Words(words)), language, this::hangUp));
        });
    }

    private void hangUp() {
        phone.hangUp(HangUp.NORMAL);
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} should be deleted, and is not", file, e);
        }
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        acknowledge.run();
        stage = Stage.OVER;
        limit.cancel();
        dictation.end(false, length -> {});
        exchange.time().soon(Dictation.OWNER, this::delete);
        exchange.inProgress().done();
    }
}
