package org.firstline.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The supervisors in one call, each in her own way. On "switchboard". */
final class Watchers {
    private record One(Seat seat, Watch how) {}

    private final List<One> all = new ArrayList<>();

    /** Changes how she is in it; false if she is not. */
    boolean change(String extension, Watch how) {
        for (int i = 0; i < all.size(); i++)
            if (all.get(i).seat.extension().equals(extension)) {
                all.set(i, new One(all.get(i).seat, how));
                return true;
            }
        return false;
    }

    void add(Seat seat, Watch how) {
        all.add(new One(seat, how));
    }

    Optional<Seat> find(String extension) {
        return all.stream()
                .map(One::seat)
                .filter(s -> s.extension().equals(extension))
                .findFirst();
    }

    Optional<Seat> on(Leg leg) {
        return all.stream().map(One::seat).filter(s -> s.leg == leg).findFirst();
    }

    void remove(Seat seat) {
        all.removeIf(w -> w.seat == seat);
    }

    List<Seat> seats() {
        return all.stream().map(One::seat).toList();
    }

    List<TalkNow.Watcher> now() {
        return all.stream()
                .map(w -> new TalkNow.Watcher(w.seat.extension(), w.how, w.seat.connected))
                .toList();
    }

    List<Wiring.Ear> ears() {
        return all.stream()
                .filter(w -> w.seat.connected)
                .map(w -> new Wiring.Ear(w.seat.leg, w.how.part(), null))
                .toList();
    }
}
