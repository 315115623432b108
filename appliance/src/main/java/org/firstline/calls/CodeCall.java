package org.firstline.calls;

import java.time.Duration;
import java.util.List;

/** An agent's phone dialled {@code *1} or {@code *0}: the news go out, a word confirms, the box hangs up. */
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

    static boolean isCode(String dialled) {
        return dialled.equals("*1") || dialled.equals("*0");
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        acknowledge.run();
        exchange.legs().phoneDone();
    }
}
