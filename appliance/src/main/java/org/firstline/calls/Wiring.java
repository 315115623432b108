package org.firstline.calls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Part;
import org.jspecify.annotations.Nullable;

/**
 * Who hears whom in one call, brought about with as little change as can be: legs whose company stays are left alone.
 * Two in a group are bridged, more share a conference, one alone hears what he is given. On "switchboard".
 */
final class Wiring {
    /**
     * A leg in a group.
     *
     * @param alone what it hears when it is the only one; null is silence
     */
    record Ear(Leg leg, Part part, @Nullable Clip alone) {}

    private sealed interface Link {}

    private record Bridged(Leg with) implements Link {}

    private record InRoom(Conference room, Part part) implements Link {}

    private record Alone(@Nullable Clip hears) implements Link {}

    private final Line line;
    private final Map<Leg, Link> links = new HashMap<>();

    Wiring(Line line) {
        this.line = line;
    }

    /** @param groups each connected leg in exactly one of them */
    void connect(List<List<Ear>> groups) {
        var wanted = new HashMap<Leg, Link>();
        for (var group : groups) plan(group, wanted);
        for (var leg : wanted.keySet()) if (mustPart(links.get(leg), wanted.get(leg))) leg.unbridge();
        for (var group : groups) for (Ear ear : group) bring(ear.leg, wanted);
        links.clear();
        links.putAll(wanted);
    }

    /** The leg has ended, or somebody else plays to it: nothing is known of it any more. */
    void forget(Leg leg) {
        links.remove(leg);
        links.values().removeIf(link -> link instanceof Bridged(Leg with) && with == leg);
    }

    private void plan(List<Ear> group, Map<Leg, Link> wanted) {
        boolean plain = group.stream().allMatch(e -> e.part.hears(e.part)) && group.size() == 2;
        if (group.size() == 1) {
            wanted.put(group.getFirst().leg, new Alone(group.getFirst().alone));
        } else if (plain) {
            wanted.put(group.getFirst().leg, new Bridged(group.getLast().leg));
            wanted.put(group.getLast().leg, new Bridged(group.getFirst().leg));
        } else if (!group.isEmpty()) {
            Conference room = room(group, wanted);
            for (Ear ear : group) wanted.put(ear.leg, new InRoom(room, ear.part));
        }
    }

    /** The room in which one of them is already, unless another group has taken it. */
    private Conference room(List<Ear> group, Map<Leg, Link> wanted) {
        for (Ear ear : group)
            if (links.get(ear.leg) instanceof InRoom(Conference room, Part ignored)
                    && wanted.values().stream().noneMatch(l -> l instanceof InRoom in && in.room == room)) return room;
        return line.conference();
    }

    private static boolean mustPart(@Nullable Link now, @Nullable Link next) {
        return switch (now) {
            case null -> false;
            case Alone ignored -> false;
            case Bridged bridged -> !bridged.equals(next);
            case InRoom in -> !(next instanceof InRoom(Conference room, Part ignored) && room == in.room);
        };
    }

    private void bring(Leg leg, Map<Leg, Link> wanted) {
        Link next = wanted.get(leg);
        if (next == null || next.equals(links.get(leg))) return;
        switch (next) {
            case Alone(Clip hears) -> {
                if (hears == null) leg.stop();
                else leg.loop(hears);
            }
            case Bridged(Leg with) -> {
                // one call for the pair
                if (leg.id().compareTo(with.id()) < 0) leg.bridge(with);
            }
            case InRoom(Conference room, Part part) -> leg.join(room, part);
        }
    }
}
