package org.firstline.base;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * News, going up. A capability publishes what happened after it is committed; who cares hears it on its own thread, in
 * the order of publishing. The bus may lose news in a crash, so it never carries the only copy of anything.
 */
public final class Bus {
    private record Listener<E>(String who, Class<E> type, Predicate<? super E> wants, Consumer<? super E> handler) {}

    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private final Time time;

    public Bus(Time time) {
        this.time = time;
    }

    /** From now on, {@code handler} gets every piece of news of this type (or a subtype) on {@code who}'s thread. */
    public <E> Cancel on(String who, Class<E> type, Consumer<? super E> handler) {
        return on(who, type, news -> true, handler);
    }

    /**
     * As above, for news of which few matter: {@code who} is not woken for the others.
     *
     * @param wants asked on the publisher's thread, which it must not keep
     */
    public <E> Cancel on(String who, Class<E> type, Predicate<? super E> wants, Consumer<? super E> handler) {
        var listener = new Listener<>(who, type, wants, handler);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells everybody who listens; returns at once. Any thread. */
    public void publish(Object news) {
        for (Listener<?> listener : listeners) tell(listener, news);
    }

    private <E> void tell(Listener<E> listener, Object news) {
        if (!listener.type.isInstance(news)) return;
        E event = listener.type.cast(news);
        if (!listener.wants.test(event)) return;
        time.soon(listener.who, () -> listener.handler.accept(event));
    }
}
