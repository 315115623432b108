package org.firstline.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/** The phones that ring for one waiting caller, each for its own time. On "switchboard". */
final class Rung {
    private record One(Leg leg, Cancel limit) {}

    private final Map<String, One> phones = new LinkedHashMap<>();

    void add(String extension, Leg leg, Cancel limit) {
        phones.put(extension, new One(leg, limit));
    }

    boolean has(String extension) {
        return phones.containsKey(extension);
    }

    boolean isEmpty() {
        return phones.isEmpty();
    }

    Optional<String> on(Leg leg) {
        return phones.entrySet().stream()
                .filter(e -> e.getValue().leg == leg)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Rung last of those that ring still. */
    @Nullable
    String last() {
        String last = null;
        for (String extension : phones.keySet()) last = extension;
        return last;
    }

    /** The phone rings on this leg from now on, in its former place and time. */
    void replace(String extension, Leg leg) {
        One before = phones.get(extension);
        if (before == null) return;
        phones.put(extension, new One(leg, before.limit));
        before.leg.hangUp(HangUp.NORMAL);
    }

    /** It rings no more, and goes on as a leg: it was picked up. */
    void pickedUp(String extension) {
        One one = phones.remove(extension);
        if (one != null) one.limit.cancel();
    }

    void still(String extension) {
        One one = phones.remove(extension);
        if (one == null) return;
        one.limit.cancel();
        one.leg.hangUp(HangUp.NORMAL);
    }

    void stillAll() {
        List<String> all = new ArrayList<>(phones.keySet());
        all.forEach(this::still);
    }
}
