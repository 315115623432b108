package org.firstline.calls;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.firstline.base.Time;
import org.firstline.calls.guard.Bans;
import org.firstline.calls.guard.SecurityLog;
import org.firstline.calls.rtp.Part;

/**
 * A {@link Line} without a wire: callers and phones are the test's own hands. It keeps the port's promises (news after
 * the verb has returned, nothing after the end, an end for every leg) and fails loudly on what no line could do.
 */
public final class SimulatedLine implements Line {
    private final Time time;
    private final Bans bans;
    private final Set<String> registered = new TreeSet<>();
    // a browser's test looks at them while calls come and go
    private final List<SimulatedLeg> legs = new CopyOnWriteArrayList<>();
    private final List<Outbound> outbound = new CopyOnWriteArrayList<>();
    private boolean hasTrunk = true;
    private Listener listener;
    private int closings;

    public SimulatedLine(Time time) {
        this.time = time;
        this.bans = new Bans(time, address -> false, new SecurityLog(time), ban -> {});
    }

    @Override
    public void open(Listener listener) {
        this.listener = listener;
    }

    @Override
    public SimulatedLeg dial(
            String extension, String callerNumber, String callerName, boolean answerAtOnce, String ledBy) {
        var leg = new SimulatedLeg(
                this, "leg" + legs.size(), SimulatedLeg.Kind.DIALLED, callerNumber, extension, callerName);
        leg.askedToAnswer = answerAtOnce;
        leg.ledBy = ledBy;
        legs.add(leg);
        if (!registered.contains(extension)) leg.end(EndCause.UNREACHABLE);
        return leg;
    }

    @Override
    public SimulatedLeg call(Outbound to) {
        var leg = new SimulatedLeg(
                this, "leg" + legs.size(), SimulatedLeg.Kind.OUTSIDE, to.callerId(), to.number(), to.callerName());
        legs.add(leg);
        outbound.add(to);
        leg.hasTrunk = hasTrunk;
        if (!hasTrunk) leg.end(EndCause.UNREACHABLE);
        return leg;
    }

    /** Whether any trunk takes calls. */
    public void hasTrunk(boolean there) {
        hasTrunk = there;
    }

    /** What was called outside, in order. */
    public List<Outbound> outbound() {
        return List.copyOf(outbound);
    }

    /** The leg to this number outside that rings or talks just now. */
    public Optional<SimulatedLeg> outside(String number) {
        return legs.stream()
                .filter(l -> l.isOutside() && l.to().equals(number) && !l.isOver())
                .findFirst();
    }

    @Override
    public Conference conference() {
        return new Room(new LinkedHashMap<>());
    }

    /** Who is in a conference, and as what. */
    record Room(Map<SimulatedLeg, Part> members) implements Conference {}

    @Override
    public boolean isRegistered(String extension) {
        return registered.contains(extension);
    }

    @Override
    public Set<String> registered() {
        return Set.copyOf(registered);
    }

    @Override
    public Bans bans() {
        return bans;
    }

    @Override
    public void close() {
        closings++;
        legs.forEach(leg -> leg.hangUp(HangUp.NORMAL));
    }

    public int closings() {
        return closings;
    }

    /** A phone comes or goes. */
    public void register(String extension, boolean there) {
        if (there ? registered.add(extension) : registered.remove(extension))
            tell(() -> listener.presence(extension, there));
    }

    /** A call from the telephone network. */
    public SimulatedLeg call(String from, String to) {
        return arrive(from, to, SimulatedLeg.Kind.TRUNK);
    }

    /** An agent's phone dials. */
    public SimulatedLeg dialFrom(String extension, String to) {
        return arrive(extension, to, SimulatedLeg.Kind.DIALLED_IN);
    }

    private SimulatedLeg arrive(String from, String to, SimulatedLeg.Kind kind) {
        var leg = new SimulatedLeg(this, "leg" + legs.size(), kind, from, to, "");
        legs.add(leg);
        tell(() -> listener.arrived(leg));
        return leg;
    }

    /** The leg on which this phone rings or talks just now. */
    public Optional<SimulatedLeg> phone(String extension) {
        return legs.stream()
                .filter(l -> l.isDialled() && l.to().equals(extension) && !l.isOver())
                .findFirst();
    }

    /** Every leg there ever was, in order of birth. */
    public List<SimulatedLeg> legs() {
        return List.copyOf(legs);
    }

    Listener listener() {
        return listener;
    }

    void tell(Runnable news) {
        time.soon("switchboard", news);
    }

    void after(Duration wait, Runnable task) {
        time.after("switchboard", wait, task);
    }

    boolean isOnItsThread() {
        return time.isOn("switchboard");
    }
}
