package org.firstline.calls;

import java.time.Duration;
import java.util.List;
import org.firstline.base.Refused;

/**
 * An agent's phone dialled what the box itself answers: {@code *1} or {@code *0}, whose news go out, or a number that it
 * may not call; some words, and the box hangs up.
 */
final class CodeCall implements Party {
    /** However long the word may be. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Exchange exchange;

    private CodeCall(Exchange exchange) {
        this.exchange = exchange;
    }

    static CodeCall begin(Exchange exchange, Leg phone) {
        exchange.bus().publish(new CallEvent.PhoneCode(phone.from(), phone.to()));
        phone.answer();
        Runnable hangUp = () -> phone.hangUp(HangUp.NORMAL);
        var language = exchange.settings().language();
        new Sound(exchange, phone).say(List.of(Wording.code(phone.to(), language)), language, hangUp);
        exchange.after(LIMIT, hangUp);
        return new CodeCall(exchange);
    }

    /** The phone hears why what it dialled is refused. */
    static CodeCall refuse(Exchange exchange, Leg phone, Refused why) {
        phone.answer();
        Runnable hangUp = () -> phone.hangUp(HangUp.NORMAL);
        var language = exchange.settings().language();
        new Sound(exchange, phone).say(List.of(new Phrase.Words(why.sentence(language))), language, hangUp);
        exchange.after(LIMIT, hangUp);
        return new CodeCall(exchange);
    }

    static boolean isCode(String dialled) {
        return dialled.equals("*1") || dialled.equals("*0");
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        acknowledge.run();
        exchange.inProgress().done();
    }
}
