package org.firstline.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Those who are being called back just now, by their items. On "switchboard". */
final class BackCalls {
    private final Exchange exchange;
    private final Map<String, CallingBack> now = new LinkedHashMap<>();

    BackCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    void offer(BackCall order, String extension, Duration ring) {
        now.computeIfAbsent(order.item(), item -> {
                    exchange.inProgress().begun();
                    return new CallingBack(exchange, order, () -> done(item));
                })
                .offer(extension, ring);
    }

    private void done(String item) {
        if (now.remove(item) != null) exchange.inProgress().done();
    }

    void with(String item, Consumer<CallingBack> what) {
        var one = now.get(item);
        if (one != null) what.accept(one);
    }

    boolean isEmpty() {
        return now.isEmpty();
    }

    void cutAll() {
        new ArrayList<>(now.values()).forEach(CallingBack::cut);
    }
}
