package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import org.firstline.bridge.sms.ModemException;

/**
 * Where a modem is in its life and when something is to be done about it: pure transitions, which its owner acts out. A
 * modem that fails is passed over at once and tried again soon; the waits grow as long as nothing gets better.
 *
 * @param since when it came into this state
 * @param from what it was before INIT, so that a try in vain is no news
 * @param fault what is wrong
 * @param failures how often in a row it could not be opened or was lost
 * @param silences how often in a row it did not answer at all; twice is a hang
 * @param cycles how often its power was taken away since it last served
 * @param unknowns how many messages in a row it swallowed
 * @param refusals how many messages in a row it refused for now
 * @param next when its owner acts again; in READY, when it takes messages again
 */
record ModemLife(
        ModemState state,
        ModemState from,
        Instant since,
        ModemFault fault,
        int failures,
        int silences,
        int cycles,
        int unknowns,
        int refusals,
        Instant next) {

    /** A modem that is gone is looked for again and again, and soon found when it is back. */
    static final Backoff OF_MODEM = Backoff.OF_MODEM;

    /** Only a person can help, and then wants to see that it helped. */
    static final Backoff OF_CARD = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(1));

    /** Taking the power away does not help every modem. */
    static final Backoff OF_CYCLE = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30));

    private static final int HANG = 2;
    private static final int TOO_MANY_REFUSALS = 3;

    static ModemLife born(Instant now) {
        return new ModemLife(ModemState.ABSENT, ModemState.ABSENT, now, ModemFault.NONE, 0, 0, 0, 0, 0, now);
    }

    /** Whether a person would call it the same as before. */
    boolean isNewsAfter(ModemLife before) {
        ModemState then = before.state == ModemState.INIT ? before.from : before.state;
        return state != ModemState.INIT && state != then;
    }

    /** Whether it would send a message now. */
    boolean isUsable(Instant now) {
        return state == ModemState.READY && !now.isBefore(next);
    }

    ModemLife opening(Instant now) {
        ModemState before = state == ModemState.INIT ? from : state;
        return new ModemLife(
                ModemState.INIT, before, since, fault, failures, silences, cycles, unknowns, refusals, now);
    }

    ModemLife opened(Instant now) {
        return new ModemLife(
                ModemState.READY, ModemState.READY, now, ModemFault.NONE, 0, 0, cycles, unknowns, refusals, now);
    }

    /** The network took a message, or refused it for good: the modem works. */
    ModemLife served() {
        return cycles + unknowns + refusals == 0
                ? this
                : new ModemLife(state, from, since, fault, failures, silences, 0, 0, 0, next);
    }

    /** It took a message and gave no answer. One that does so again must not swallow them all. */
    ModemLife swallowed(String why, Instant now) {
        var swallows = new ModemFault(ModemFault.Kind.SWALLOWS, why);
        Backoff pause = unknowns == 0 ? OF_MODEM : Backoff.OF_MESSAGE;
        return new ModemLife(
                ModemState.DEGRADED,
                ModemState.DEGRADED,
                since(ModemState.DEGRADED, now),
                swallows,
                failures,
                silences,
                cycles,
                unknowns + 1,
                refusals,
                now.plus(pause.after(unknowns + 1)));
    }

    /** It refused a message that may be tried again: others are to have it, and this one rests for a moment. */
    ModemLife refused(String why, Instant now) {
        ModemState then = refusals + 1 >= TOO_MANY_REFUSALS ? ModemState.DEGRADED : state;
        return new ModemLife(
                then,
                then,
                since(then, now),
                then == ModemState.DEGRADED ? new ModemFault(ModemFault.Kind.REFUSES, why) : fault,
                failures,
                silences,
                cycles,
                unknowns,
                refusals + 1,
                now.plus(OF_MODEM.after(refusals + 1)));
    }

    /** It could not be opened, or was lost in the middle of something. */
    ModemLife failed(ModemException e, Instant now) {
        ModemException.Kind kind = e.kind();
        int times = failures + 1;
        int silent = kind == ModemException.Kind.SILENT ? silences + 1 : 0;
        ModemState then = switch (kind) {
            case GONE -> ModemState.ABSENT;
            case NETWORK -> ModemState.DEGRADED;
            case SILENT -> silent >= HANG ? ModemState.POWER_CYCLING : ModemState.PRESENT;
            case CARD, OTHER -> ModemState.PRESENT;
        };
        Duration wait = switch (then) {
            case POWER_CYCLING -> cycles == 0 ? Duration.ZERO : OF_CYCLE.after(cycles);
            default -> (kind == ModemException.Kind.CARD ? OF_CARD : OF_MODEM).after(times);
        };
        return new ModemLife(
                then,
                then,
                since(then, now),
                ModemFault.of(e),
                times,
                silent,
                cycles,
                unknowns,
                refusals,
                now.plus(wait));
    }

    /** Its power was taken away; it needs so long to come back. */
    ModemLife cycled(Duration boot, Instant now) {
        return new ModemLife(
                ModemState.PRESENT,
                ModemState.PRESENT,
                now,
                fault,
                failures,
                0,
                cycles + 1,
                unknowns,
                refusals,
                now.plus(boot));
    }

    /** A person wants its power taken away. */
    ModemLife toCycle(Instant now) {
        var byHand = new ModemFault(ModemFault.Kind.BY_HAND, "");
        var then = ModemState.POWER_CYCLING;
        return new ModemLife(then, then, since(then, now), byHand, failures, silences, cycles, unknowns, refusals, now);
    }

    private Instant since(ModemState then, Instant now) {
        return then == state || state == ModemState.INIT && then == from ? since : now;
    }
}
