package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.firstline.base.Refused;

/** The pool: every modem of the box as it is, and what a person may ask of one. Any thread; each modem has an owner. */
public final class Modems {
    /** So long a text of which one modem sent a part is not gone on with by another, since its phone could not join it. */
    private static final Duration LEFT_TO_IT = Duration.ofMinutes(5);

    private final List<ModemOwner> owners = new CopyOnWriteArrayList<>();
    private final Map<String, ModemView> views = new ConcurrentHashMap<>();

    void add(ModemOwner owner) {
        owners.add(owner);
    }

    /** An owner says how its modem is now. */
    void show(ModemView view) {
        views.put(view.name(), view);
    }

    /** In the order of the configuration file. */
    public List<ModemView> list() {
        var all = new ArrayList<ModemView>();
        for (ModemOwner owner : owners) find(owner.name()).ifPresent(all::add);
        return all;
    }

    public Optional<ModemView> find(String name) {
        return Optional.ofNullable(views.get(name));
    }

    /** @throws Refused when there is none of that name */
    public ModemView get(String name) {
        return find(name).orElseThrow(() -> new Refused("messages.no-modem", name));
    }

    /**
     * Asks the operator for the balance, soon.
     *
     * @throws Refused where no service code is set for it
     */
    public void askBalance(String name) {
        if (get(name).settings().ussd().isEmpty()) throw new Refused("messages.no-ussd", name);
        owner(name).askBalance();
    }

    /** Takes a modem's power away and gives it back, once what it has in hand is settled. */
    public void powerCycle(String name) {
        get(name);
        owner(name).powerCycle();
    }

    private ModemOwner owner(String name) {
        return owners.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
    }

    /** Whether what it has begun is left to it: it works, or will soon. */
    private static boolean isBackSoon(ModemView view, Instant now) {
        Instant back = view.takesAgain();
        return view.state() == ModemState.READY
                ? back == null || back.isBefore(now.plus(LEFT_TO_IT))
                : view.since().isAfter(now.minus(LEFT_TO_IT));
    }

    /** What this modem may be given now. */
    Turn turn(String modem, Set<Long> inHand, Instant now) {
        var working = new HashMap<String, List<String>>();
        for (ModemView view : views.values())
            if (view.name().equals(modem) || view.isUsable(now))
                working.put(view.name(), view.settings().prefixes());
        var others = new HashSet<String>();
        for (ModemView view : views.values())
            if (!view.name().equals(modem) && isBackSoon(view, now)) others.add(view.name());
        return new Turn(modem, Route.of(modem, working), inHand, others);
    }

    /** Whether another than this would take a message to this number now. */
    boolean anotherTakes(String modem, Instant now) {
        return views.values().stream().anyMatch(v -> !v.name().equals(modem) && v.isUsable(now));
    }

    /** How long so many parts take at the pace of late, by all modems that work, or by all where none does. */
    public Duration timeFor(int parts, Instant now) {
        List<ModemView> working =
                list().stream().filter(v -> v.state() == ModemState.READY).toList();
        double aSecond = 0;
        for (ModemView view : working.isEmpty() ? list() : working) {
            if (view.secondsAPart() <= 0) return Duration.ZERO;
            aSecond += 1 / view.secondsAPart();
        }
        return aSecond == 0 ? Duration.ZERO : Duration.ofMillis(Math.round(parts / aSecond * 1000));
    }
}
