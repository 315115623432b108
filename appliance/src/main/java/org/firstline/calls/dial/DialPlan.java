package org.firstline.calls.dial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.calls.dial.DialSettings.Limits;
import org.firstline.calls.dial.DialSettings.Rate;
import org.firstline.calls.dial.Verdict.Allowed;
import org.firstline.calls.dial.Verdict.Because;
import org.firstline.calls.dial.Verdict.Denied;

/** Reads what is dialled, and decides whether it may be called. Pure; any thread. */
public final class DialPlan {
    /** No call outside lasts longer, whatever the limits leave. */
    public static final Duration LONGEST = Duration.ofHours(4);

    /** With less than this left of a limit a call is not worth beginning. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final int MAX_TEXT = 64;

    private final DialSettings settings;

    public DialPlan(DialSettings settings) {
        this.settings = settings;
    }

    /** What a phone dialled; where the plan has a prefix for outside, a number without it is nothing. */
    public Dialled ofPhone(String dialled) {
        String prefix = settings.prefix();
        if (settings.emergency().contains(dialled)) return new Dialled.Emergency(dialled);
        if (prefix.isEmpty()) return of(dialled);
        return dialled.startsWith(prefix) ? of(dialled.substring(prefix.length())) : new Dialled.Nothing(dialled);
    }

    /** A number as people write it, without any prefix for outside. */
    public Dialled of(String text) {
        if (text.length() > MAX_TEXT) return new Dialled.Nothing(text.substring(0, MAX_TEXT));
        String plain = text.strip();
        if (settings.emergency().contains(plain)) return new Dialled.Emergency(plain);
        Optional<PhoneNumber> number = PhoneNumber.parse(plain, settings.region());
        if (number.isEmpty() && !settings.area().isEmpty() && Character.isDigit(first(plain)))
            number = PhoneNumber.parse(settings.area() + plain, settings.region());
        return number.<Dialled>map(n -> new Dialled.Outside(n.e164())).orElseGet(() -> new Dialled.Nothing(plain));
    }

    private static char first(String text) {
        return text.isEmpty() ? ' ' : text.charAt(0);
    }

    /**
     * @param agent what whoever asks has used, and {@code all} what everybody has
     * @param at the time of day at the site
     */
    public Verdict decide(Dialled dialled, Usage agent, Usage all, LocalTime at) {
        return switch (dialled) {
            case Dialled.Emergency(String number) -> new Allowed(number, true, BigDecimal.ZERO, LONGEST);
            case Dialled.Nothing(String text) -> denied(Because.FORBIDDEN, "number", text);
            case Dialled.Outside(String number) -> decide(number, agent, all, at);
        };
    }

    private Verdict decide(String number, Usage agent, Usage all, LocalTime at) {
        Optional<Rate> rate = rate(number);
        if (rate.isEmpty()) return denied(Because.FORBIDDEN, "denied", number);
        var night = settings.night();
        if (night != null && night.covers(at))
            return denied(
                    Because.OTHER,
                    "night",
                    night.from().toString(),
                    night.until().toString());
        if (agent.calls() >= settings.agent().calls()) return denied(Because.OTHER, "agent-calls", agent.calls());
        if (all.calls() >= settings.all().calls()) return denied(Because.OTHER, "all-calls", all.calls());
        BigDecimal price = rate.get().perMinute();
        Duration hers = left(settings.agent(), agent, 1, price);
        if (hers.compareTo(SHORTEST) < 0) return spent(Because.AGENT_LIMIT, "agent", settings.agent(), agent);
        Duration everybodys = left(settings.all(), all, 1, price);
        if (everybodys.compareTo(SHORTEST) < 0) return spent(Because.COMMON_LIMIT, "all", settings.all(), all);
        Duration longest = hers.compareTo(everybodys) < 0 ? hers : everybodys;
        return new Allowed(number, false, price, longest.compareTo(LONGEST) < 0 ? longest : LONGEST);
    }

    /**
     * Whether somebody may leave this number to be called back: the plan lets it be called, whatever is spent and at
     * whatever hour, or it allows nothing yet, and whoever sets it up finds who waits.
     */
    public boolean isForCallbacks(String number) {
        return settings.allow().isEmpty() || rate(number).isPresent();
    }

    /** The longest prefix wins, and of two that are equally long the denial. */
    private Optional<Rate> rate(String number) {
        Rate best = null;
        for (Rate rate : settings.allow())
            if (number.startsWith(rate.prefix())
                    && (best == null || rate.prefix().length() > best.prefix().length())) best = rate;
        if (best == null) return Optional.empty();
        for (String denied : settings.deny())
            if (number.startsWith(denied) && denied.length() >= best.prefix().length()) return Optional.empty();
        return Optional.of(best);
    }

    /** Calls that can talk at once, and so use up the common limits together. */
    int mostAtOnce() {
        return Math.max(1, settings.all().calls());
    }

    /**
     * How much longer a call may go on before a limit is passed; zero or less for no longer.
     *
     * @param agent what she has used; {@link Usage#NOTHING} where no agent's limits hold
     * @param her calls that talk now, and {@code everybodys}
     */
    Duration left(Usage agent, Talking her, Usage all, Talking everybodys) {
        Duration own = left(settings.agent(), agent, her.calls(), her.perMinute());
        Duration common = left(settings.all(), all, everybodys.calls(), everybodys.perMinute());
        return own.compareTo(common) < 0 ? own : common;
    }

    /** Calls that talk at the same moment, and what they cost together. */
    record Talking(int calls, BigDecimal perMinute) {
        static final Talking NOBODY = new Talking(0, BigDecimal.ZERO);

        Talking with(BigDecimal price) {
            return new Talking(calls + 1, perMinute.add(price));
        }
    }

    /** How long so many calls, which cost so much together, may last before a limit is passed. */
    private static Duration left(Limits limits, Usage used, int calls, BigDecimal perMinute) {
        Duration minutes = Duration.ofMinutes(limits.minutesAnHour())
                .minus(used.lastHour())
                .dividedBy(Math.max(1, calls));
        if (limits.spendADay().signum() == 0 || perMinute.signum() == 0) return minutes;
        BigDecimal rest = limits.spendADay().subtract(used.today());
        long seconds = rest.multiply(BigDecimal.valueOf(60))
                .divide(perMinute, 0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(LONGEST.toSeconds()))
                .longValue();
        Duration money = Duration.ofSeconds(seconds);
        return money.compareTo(minutes) < 0 ? money : minutes;
    }

    private static Verdict spent(Because because, String whose, Limits limits, Usage used) {
        boolean minutes = used.lastHour().plus(SHORTEST).compareTo(Duration.ofMinutes(limits.minutesAnHour())) > 0;
        return minutes
                ? denied(because, whose + "-minutes", limits.minutesAnHour())
                : denied(because, whose + "-spend", limits.spendADay().toPlainString());
    }

    private static Verdict denied(Because because, String code, Object... args) {
        return new Denied(new Refused("calls.dial-" + code, args), because);
    }
}
