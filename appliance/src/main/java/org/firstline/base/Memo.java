package org.firstline.base;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * What a pure function answered lately: each argument has one of {@value #PLACES} places by its hash, and the place keeps
 * the last that came. Any thread; nobody waits for anybody.
 */
public final class Memo<K, V> {
    static final int PLACES = 1024;

    private record Known<K, V>(K key, V value) {}

    private final AtomicReferenceArray<Known<K, V>> known = new AtomicReferenceArray<>(PLACES);
    private final Function<K, V> function;

    public Memo(Function<K, V> function) {
        this.function = function;
    }

    public V of(K key) {
        int hash = key.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Known<K, V> there = known.get(place);
        if (there != null && there.key.equals(key)) return there.value;
        V value = function.apply(key);
        known.setRelease(place, new Known<>(key, value));
        return value;
    }
}
