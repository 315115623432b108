package org.firstline.calls;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.firstline.base.Cancel;
import org.firstline.base.Refused;
import org.firstline.calls.dial.Dialled;
import org.firstline.calls.dial.Dialling;
import org.firstline.calls.dial.Permit;
import org.jspecify.annotations.Nullable;

/**
 * The one way to numbers outside: no leg leaves the house without the dial plan's leave, which counts it from its first
 * ring to its end and cuts it where a limit would be passed. On "switchboard".
 */
final class Outside {
    /** So long before a call is cut whoever talks is warned. */
    static final Duration WARNED = Duration.ofMinutes(1);

    private record Going(Permit permit, Cancel warning, Cancel cut) {}

    private static final Cancel NOTHING = () -> {};

    private final Exchange exchange;
    private final Dialling dialling;
    private final Consumer<Leg> nears;
    private final Map<String, Going> legs = new HashMap<>();

    /** @param nears hears of each leg that is cut in a minute */
    Outside(Exchange exchange, Dialling dialling, Consumer<Leg> nears) {
        this.nears = nears;
        this.exchange = exchange;
        this.dialling = dialling;
    }

    /** What this phone wants with what it dialled; an extension of the house is never an emergency number. */
    Dialled read(Leg phone) {
        if (exchange.ports().line().hasExtension(phone.to())) return new Dialled.Nothing(phone.to());
        return dialling.plan().ofPhone(phone.to());
    }

    /** The queue that an agent's call belongs to; none where it is for help, which nobody records or writes up. */
    @Nullable
    String queueOf(String agent, Dialled dialled) {
        return dialled instanceof Dialled.Emergency
                ? null
                : exchange.ports().places().homeQueue(agent);
    }

    /** The same for a number as people write it. */
    @Nullable
    String queueOf(String agent, String number) {
        return queueOf(agent, dialling.plan().of(number));
    }

    /**
     * Calls a number for an agent.
     *
     * @param agent her extension, proven by her phone or her sign-in
     * @param queue for which she calls; null for none
     * @throws Refused with the dial plan's reason
     */
    Leg call(String agent, Dialled dialled, @Nullable String queue, String name) {
        Permit permit = dialling.ask(agent, dialled, queue);
        Leg leg;
        try {
            leg = exchange.ports().line().call(permit.outbound(name));
        } catch (RuntimeException e) {
            permit.over();
            throw e;
        }
        legs.put(leg.id(), new Going(permit, NOTHING, NOTHING));
        return leg;
    }

    /** A number as people write it, called for an agent; see {@link #call}. */
    Leg call(String agent, String number, @Nullable String queue) {
        return call(agent, dialling.plan().of(number), queue, "");
    }

    /** Whether the dial plan would let her call this number now; one who tries too often is blocked as if she had. */
    boolean mayCall(String agent, String number) {
        try {
            dialling.check(agent, dialling.plan().of(number));
            return true;
        } catch (Refused no) {
            return false;
        }
    }

    void answered(Leg leg) {
        Going going = legs.get(leg.id());
        if (going == null) return;
        going.permit.answered();
        Duration longest = going.permit.longest();
        Cancel warning = longest.compareTo(WARNED) > 0
                ? exchange.after(longest.minus(WARNED), () -> nears.accept(leg))
                : NOTHING;
        Cancel cut = exchange.after(longest, () -> leg.hangUp(HangUp.NORMAL));
        legs.put(leg.id(), new Going(going.permit, warning, cut));
    }

    void ended(Leg leg) {
        Going going = legs.remove(leg.id());
        if (going == null) return;
        going.warning.cancel();
        going.cut.cancel();
        going.permit.over();
    }
}
