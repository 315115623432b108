package org.firstline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.firstline.calls.EndCause;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.sip.SipPhone;
import org.firstline.calls.sip.SipPhones;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.Routing;

/**
 * The eight at their phones: they register, are ready, answer most calls, and sometimes rest. What a person chose for
 * one of them at a screen stays; they only end their own breaks, and what the system did to them. On "traffic".
 */
final class Operators implements SipPhone.Listener {
    private static final Duration REGISTRATION = Duration.ofSeconds(90);
    private static final Set<String> BY_THE_SYSTEM =
            Set.of("no-answer", "rejected", "unreachable", "failed", "restart");
    private static final int MOST_ON_BREAK = 2;
    private static final int UNHEARD = 4;
    private static final int DECLINED = 2;
    private static final int HANGS_UP = 75;
    private static final double BREAK_A_LOOK = 0.7;

    private final Time time;
    private final Routing routing;
    private final Habits habits;
    private final Dice dice;
    private final Map<String, Clip> voices = new HashMap<>();
    private final Map<String, Cancel> intentions = new HashMap<>();
    private final Map<String, Instant> backAt = new HashMap<>();

    Operators(Time time, Routing routing, Habits habits, Dice dice) {
        this.time = time;
        this.routing = routing;
        this.habits = habits;
        this.dice = dice;
    }

    void arrive(SipPhones room, String password) {
        for (Staff.Operator operator : Staff.OPERATORS) {
            String extension = operator.extension();
            voices.put(extension, Murmur.of(dice.between(115, 230)));
            room.phone(extension, password, this).register(REGISTRATION);
        }
    }

    /** They do nothing more by themselves. */
    void leave() {
        intentions.values().forEach(Cancel::cancel);
        intentions.clear();
    }

    /** What each of them does now and then: comes back, or takes a break. Asked every few seconds. */
    void look() {
        Instant now = time.now();
        for (Staff.Operator operator : Staff.OPERATORS)
            routing.findAgent(operator.extension()).ifPresent(agent -> look(agent, now));
    }

    private void look(AgentNow agent, Instant now) {
        String extension = agent.agent();
        switch (agent.chosen()) {
            case READY -> {
                backAt.remove(extension);
                boolean quiet = backAt.size() < MOST_ON_BREAK && agent.reachable();
                if (quiet && dice.percent(BREAK_A_LOOK)) {
                    backAt.put(extension, now.plus(habits.rest().drawn(dice)));
                    routing.takeBreak(extension, dice.pick(Routing.BREAKS), extension);
                }
            }
            case BREAK -> comeBack(extension, now);
            case NOT_READY -> {
                if (!BY_THE_SYSTEM.contains(agent.reason())) return;
                if (agent.reason().equals("restart")) routing.ready(extension, extension);
                else if (!backAt.containsKey(extension))
                    backAt.put(extension, now.plus(habits.rest().least()));
                else comeBack(extension, now);
            }
            case LOGGED_OUT -> {}
        }
    }

    private void comeBack(String extension, Instant now) {
        Instant at = backAt.get(extension);
        if (at == null || now.isBefore(at)) return;
        backAt.remove(extension);
        routing.ready(extension, extension);
    }

    @Override
    public void registered(SipPhone phone, boolean there) {
        String extension = phone.user();
        if (there
                && routing.findAgent(extension)
                        .filter(agent -> agent.chosen() == Chosen.LOGGED_OUT)
                        .isPresent()) routing.ready(extension, extension);
    }

    @Override
    public void called(SipPhone phone, String number, String name) {
        if (dice.percent(UNHEARD)) return;
        boolean declined = dice.percent(DECLINED);
        intend(phone, habits.beforeAnswer().drawn(dice), declined ? phone::hangUp : phone::answer);
    }

    @Override
    public void connected(SipPhone phone) {
        Clip voice = voices.get(phone.user());
        if (voice != null) phone.loop(voice);
        boolean hangsUp = dice.percent(HANGS_UP);
        intend(phone, hangsUp ? habits.talk().drawn(dice) : habits.patience().most(), phone::hangUp);
    }

    @Override
    public void ended(SipPhone phone, EndCause cause) {
        Cancel intention = intentions.remove(phone.user());
        if (intention != null) intention.cancel();
    }

    /** One thing at a time: the next intention takes the place of the last. */
    private void intend(SipPhone phone, Duration wait, Runnable deed) {
        Cancel last = intentions.put(phone.user(), time.after(Traffic.OWNER, wait, deed));
        if (last != null) last.cancel();
    }
}
