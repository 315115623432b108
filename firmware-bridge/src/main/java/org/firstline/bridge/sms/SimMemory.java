package org.firstline.bridge.sms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The message memories of a simulated phone: received ones in "SM", stored reports in "SR". */
final class SimMemory {
    /** @param unread whether nobody has read it yet */
    record Stored(String hex, boolean unread) {}

    static final int PLACES = 20;

    private final Map<String, TreeMap<Integer, Stored>> stores = Map.of("SM", new TreeMap<>(), "SR", new TreeMap<>());
    private final Deque<String> waiting = new ArrayDeque<>();
    String selected = "SM";

    /** @return where it was put; null when the memory is full, and the network keeps it until there is room */
    @Nullable
    Integer put(String store, String hex) {
        TreeMap<Integer, Stored> places = of(store);
        for (int i = 0; i < PLACES; i++) if (places.putIfAbsent(i, new Stored(hex, true)) == null) return i;
        waiting.add(hex);
        return null;
    }

    TreeMap<Integer, Stored> of(String store) {
        TreeMap<Integer, Stored> places = stores.get(store);
        if (places == null) throw new IllegalArgumentException("no memory " + store);
        return places;
    }

    /** Messages that somebody read and left take all the places that are free. */
    void fill(String hex) {
        TreeMap<Integer, Stored> places = of("SM");
        for (int i = 0; i < PLACES; i++) places.putIfAbsent(i, new Stored(hex, false));
    }

    boolean isFull() {
        return of("SM").size() >= PLACES;
    }

    boolean has(String store) {
        return stores.containsKey(store);
    }

    @Nullable
    Stored read(int index) {
        Stored stored = of(selected).get(index);
        if (stored != null) of(selected).put(index, new Stored(stored.hex, false));
        return stored;
    }

    /** @return where a message that had been waiting for room is now; null when none had */
    @Nullable
    Integer delete(int index) {
        of(selected).remove(index);
        String next = waiting.poll();
        return next == null ? null : put("SM", next);
    }
}
