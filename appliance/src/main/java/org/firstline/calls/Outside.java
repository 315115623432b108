package org.firstline.calls;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.Cancel;
import org.firstline.base.Refused;
import org.firstline.base.Time;
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

    /** @param warned since who is warned of an end that is then far off again must be warned anew */
    private record Going(Permit permit, boolean warned, Cancel look) {}

    /** Hears of each leg that is cut, a minute before and when it is. */
    interface Limits {
        void cut(Leg leg, boolean now);
    }

    private static final Cancel NOTHING = () -> {};

    private final Time time;
    private final CallPorts ports;
    private final Dialling dialling;
    private final Limits limits;
    private final Map<String, Going> legs = new HashMap<>();

    Outside(Time time, CallPorts ports, Dialling dialling, Limits limits) {
        this.time = time;
        this.ports = ports;
        this.dialling = dialling;
        this.limits = limits;
    }

    /** What this phone wants with what it dialled; an extension of the house is never an emergency number. */
    Dialled read(Leg phone) {
        if (ports.line().hasExtension(phone.to())) return new Dialled.Nothing(phone.to());
        return dialling.plan().ofPhone(phone.to());
    }

    /** The queue that an agent's call belongs to; none where it is for help, which nobody records or writes up. */
    @Nullable
    String queueOf(String agent, Dialled dialled) {
        return dialled instanceof Dialled.Emergency ? null : ports.places().homeQueue(agent);
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
            leg = ports.line().call(permit.outbound(name));
        } catch (RuntimeException e) {
            permit.over();
            throw e;
        }
        legs.put(leg.id(), new Going(permit, false, NOTHING));
        return leg;
    }

    /** A number as people write it, called for an agent; see {@link #call}. */
    Leg call(String agent, String number, @Nullable String queue) {
        return call(agent, dialling.plan().of(number), queue, "");
    }

    /** What somebody typed as his number, in full; empty where it is not one to be called back at. */
    Optional<String> callable(String typed) {
        return dialling.plan().of(typed) instanceof Dialled.Outside(String number)
                        && dialling.plan().isForCallbacks(number)
                ? Optional.of(number)
                : Optional.empty();
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
        boolean brief = dialling.left(going.permit).compareTo(WARNED) <= 0;
        legs.put(leg.id(), new Going(going.permit, brief, NOTHING));
        look(leg);
    }

    /** Cuts the call where a limit is reached, warns before, and looks again: other calls use up the same limits. */
    private void look(Leg leg) {
        Going going = legs.get(leg.id());
        if (going == null) return;
        Duration left = dialling.left(going.permit);
        if (!left.isPositive()) {
            limits.cut(leg, true);
            leg.hangUp(HangUp.NORMAL);
            return;
        }
        boolean near = left.compareTo(WARNED) <= 0;
        boolean warned = near || going.warned && left.compareTo(WARNED.multipliedBy(2)) <= 0;
        if (near && !going.warned) limits.cut(leg, false);
        Duration wait = dialling.nextLook(left);
        if (!near && left.minus(WARNED).compareTo(wait) < 0) wait = left.minus(WARNED);
        legs.put(leg.id(), new Going(going.permit, warned, time.after(Switchboard.OWNER, wait, () -> look(leg))));
    }

    void ended(Leg leg) {
        Going going = legs.remove(leg.id());
        if (going == null) return;
        going.look.cancel();
        going.permit.over();
    }
}
