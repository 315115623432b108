package org.firstline.webui.floor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.callbacks.Callback;
import org.firstline.calls.Call;
import org.firstline.routing.ItemNow;
import org.firstline.routing.RoutingSnapshot;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Who the present callers are; remembered, so that rows are read once for each. Under the page's lock. */
final class Callers {
    /** @param number as people read it; empty for what is no call */
    record Caller(String name, String number, @Nullable Long subscriber) {
        static final Caller NOBODY = new Caller("", "", null);
    }

    private final Services services;
    private Map<String, Caller> known = new HashMap<>();

    Callers(Services services) {
        this.services = services;
    }

    /** Learns of those who came, forgets those who went. */
    void refresh(RoutingSnapshot now) {
        var present = new HashMap<String, Caller>();
        for (ItemNow item : now.items()) {
            String id = item.item().id();
            Caller before = known.get(id);
            // a subscriber may still be found out while the call goes on
            present.put(id, before == null || before.subscriber == null ? read(id) : before);
        }
        known = present;
    }

    Caller of(@Nullable String item) {
        return item == null ? Caller.NOBODY : known.getOrDefault(item, Caller.NOBODY);
    }

    /** Who is to be called back. */
    private Caller called(Callback one) {
        String number = PhoneNumber.parse(one.number(), services.site().region())
                .map(PhoneNumber::pretty)
                .orElse(one.number());
        String who = one.name().isEmpty() ? number : one.name();
        return new Caller(Words.here().get("webui.callback.waits", who), number, one.subscriber());
    }

    private Caller read(String item) {
        Optional<Call> call = services.calls().find(item);
        if (call.isEmpty())
            return services.callbacks().findByItem(item).map(this::called).orElse(Caller.NOBODY);
        String raw = call.get().outside();
        String number = raw.isBlank()
                ? Words.here().get("webui.call.hidden")
                : PhoneNumber.parse(raw, services.site().region())
                        .map(PhoneNumber::pretty)
                        .orElse(raw);
        Optional<Subscriber> subscriber = call.map(Call::subscriber).flatMap(services.subscribers()::find);
        return new Caller(
                subscriber.map(Subscriber::name).orElse(number),
                number,
                subscriber.map(Subscriber::id).orElse(null));
    }
}
