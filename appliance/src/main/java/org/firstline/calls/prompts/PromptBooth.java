package org.firstline.calls.prompts;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.calls.Studio;
import org.jspecify.annotations.Nullable;

/**
 * Prompts spoken at a phone: whoever may change them asks at a screen, gets a code that only her own phone may dial, and
 * speaks. So the role is proven at the screen, the person at the phone. Any thread; codes live in memory, for
 * {@link #VALID}.
 */
public final class PromptBooth implements Studio {
    public static final Duration VALID = Duration.ofMinutes(10);
    /** Codes of this many digits; the oldest is forgotten where there are more orders. */
    private static final int FIRST = 100;

    private static final int MOST = 100;

    private record Order(String extension, Take take, Instant until) {}

    private final PromptShelf shelf;
    private final Time time;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private int last = FIRST;

    public PromptBooth(PromptShelf shelf, Time time) {
        this.shelf = shelf;
        this.time = time;
    }

    /**
     * What she must dial to record this prompt.
     *
     * @param extension of her own phone
     * @throws Refused where the name or the language is none
     */
    public synchronized String order(String name, String language, String extension, String actor) {
        shelf.get(name, language);
        Instant now = time.now();
        orders.values().removeIf(one -> one.until.isBefore(now) || one.extension.equals(extension));
        if (orders.size() >= MOST) orders.remove(orders.keySet().iterator().next());
        last = last >= 999 ? FIRST : last + 1;
        String code = String.valueOf(last);
        orders.put(code, new Order(extension, new Take(name, language, actor), now.plus(VALID)));
        return CODE + code;
    }

    @Override
    public synchronized @Nullable Take find(String extension, String code) {
        Order one = orders.get(code);
        if (one == null || !one.extension.equals(extension)) return null;
        return one.until.isAfter(time.now()) ? one.take : null;
    }

    @Override
    public void keep(Take take, byte[] wav) {
        shelf.keep(take.name(), take.language(), wav, take.actor());
    }
}
