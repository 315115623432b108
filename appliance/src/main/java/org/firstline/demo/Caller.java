package org.firstline.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.firstline.calls.EndCause;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.sip.SipPhone;
import org.firstline.calls.sip.SipPhones;

/**
 * One call from outside: he hears the menu, presses a key or none, waits, talks, and hangs up when his patience ends, if
 * the other side has not. On "traffic".
 */
final class Caller implements SipPhone.Listener {
    private static final int INTO_HURRY = 10;
    private static final int LEAVES_AT_OUTAGE = 65;
    private static final String SILENT = "";

    private final Time time;
    private final Habits habits;
    private final Dice dice;
    private final Clip voice;
    private final boolean behindOutage;
    private final Runnable gone;
    private final List<Cancel> intentions = new ArrayList<>();

    /** @param gone told once, when the call is over */
    Caller(Time time, Habits habits, Dice dice, Clip voice, boolean behindOutage, Runnable gone) {
        this.time = time;
        this.habits = habits;
        this.dice = dice;
        this.voice = voice;
        this.behindOutage = behindOutage;
        this.gone = gone;
    }

    /** @param number as his exchange shows it */
    void call(SipPhones room, String number) {
        room.phone(number, "", this).call(Residents.HOTLINE);
    }

    @Override
    public void connected(SipPhone phone) {
        phone.loop(voice);
        boolean hurries = dice.percent(behindOutage ? LEAVES_AT_OUTAGE : INTO_HURRY);
        Duration stays = (hurries ? habits.impatience() : habits.patience()).drawn(dice);
        intend(stays, phone::hangUp);
        String key = List.of("1", "2", "3", "7", SILENT).get(dice.weighted(50, 15, 17, 3, 15));
        if (!key.equals(SILENT) && !behindOutage)
            intend(habits.beforeDigit().drawn(dice), () -> phone.press(key.charAt(0)));
    }

    @Override
    public void ended(SipPhone phone, EndCause cause) {
        intentions.forEach(Cancel::cancel);
        gone.run();
    }

    private void intend(Duration wait, Runnable deed) {
        intentions.add(time.after(Traffic.OWNER, wait, deed));
    }
}
