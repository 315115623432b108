package org.firstline.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.firstline.base.Refused;
import org.firstline.calls.dial.Dialling;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which party each leg belongs to, and the legs that the box begins for one: to phones and to numbers. On "switchboard". */
final class LegBook implements Exchange.Legs {
    private static final Logger log = LoggerFactory.getLogger(LegBook.class);
    /** No extension is empty. */
    private static final String NOBODY = "";

    private final Line line;
    private final Places places;
    private final Outside outside;
    private final InProgress inProgress;
    private final Map<String, Party> parties = new HashMap<>();
    /** Phones that rang although they were asked to answer by themselves. */
    private final Set<String> ringOnly = ConcurrentHashMap.newKeySet();

    LegBook(CallPorts ports, Outside outside, InProgress inProgress) {
        this.line = ports.line();
        this.places = ports.places();
        this.outside = outside;
        this.inProgress = inProgress;
    }

    void add(Leg leg, Party party) {
        parties.put(leg.id(), party);
    }

    Optional<Party> find(Leg leg) {
        return Optional.ofNullable(parties.get(leg.id()));
    }

    /** The leg is over; what it belonged to. */
    Optional<Party> remove(Leg leg) {
        return Optional.ofNullable(parties.remove(leg.id()));
    }

    @Override
    public Leg dial(String extension, String callerNumber, String callerName, boolean answerAtOnce, Party party) {
        var leg = line.dial(extension, callerNumber, callerName, answerAtOnce);
        add(leg, party);
        return leg;
    }

    @Override
    public Optional<String> callable(String typed) {
        return outside.callable(typed);
    }

    @Override
    public Leg callOutside(@Nullable String agent, String number, String queue, Party party) {
        return outside(Dialling.by(agent), number, queue, party);
    }

    /** What the dial plan refuses ends soon as a phone that is not there; the plan itself has kept why. */
    private Leg outside(String agent, String number, @Nullable String queue, Party party) {
        Leg leg;
        try {
            leg = outside.call(agent, number, queue);
        } catch (Refused no) {
            log.info("{} may not call {}: {}", agent, number, no.getMessage());
            leg = line.dial(NOBODY, "", "");
        }
        add(leg, party);
        return leg;
    }

    @Override
    public void takes(OpenCall call, Leg hers, Leg theirs) {
        inProgress.begun();
        add(hers, call);
        add(theirs, call);
        inProgress.add(call);
    }

    @Override
    public Leg reach(Target who, OpenCall call, String ledBy) {
        return switch (who) {
            case Target.Agent(String extension) -> {
                var leg = line.dial(extension, call.call().outside(), call.shownName(), false, ledBy);
                add(leg, call);
                yield leg;
            }
            case Target.Number(String number) -> {
                String agent = call.call().agent();
                yield outside(Dialling.by(agent), number, call.call().queue(), call);
            }
            case Target.Queue queue -> throw new IllegalArgumentException(queue + " has no phone");
        };
    }

    @Override
    public boolean mayReach(Target who, OpenCall call) {
        return switch (who) {
            case Target.Agent(String extension) -> line.isRegistered(extension);
            case Target.Number(String number) -> {
                String agent = call.call().agent();
                yield outside.mayCall(Dialling.by(agent), number);
            }
            case Target.Queue(String name) -> call.canWait() && places.hasQueue(name);
        };
    }

    @Override
    public @Nullable Seat adopt(Leg hers, OpenCall into) {
        if (!(parties.get(hers.id()) instanceof InternalCall internal)) return null;
        Seat other = internal.giveAway(hers);
        if (other != null) add(other.leg, into);
        return other;
    }

    @Override
    public void doesNotAnswerItself(String extension) {
        ringOnly.add(extension);
    }

    /** Whether this phone may be able to answer by itself. Any thread. */
    boolean mayAnswerItself(String extension) {
        return !ringOnly.contains(extension);
    }

    /** A phone that has registered anew may be another one. */
    void phoneAnew(String extension) {
        ringOnly.remove(extension);
    }
}
