package org.firstline.messages;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Time;

/** The verbs of what owners of phones want of messages. Any thread. */
public final class Consents {
    /** The source of what came by SMS. */
    public static final String BY_SMS = "sms";

    private static final int LONGEST_SOURCE = 60;

    private final Db db;
    private final Bus bus;
    private final Time time;

    Consents(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
    }

    /** Of a phone whose owner said nothing: the usual, by nobody, since ever. */
    public Consent get(PhoneNumber phone) {
        return db.tx(h -> ConsentRows.find(h, phone.e164()))
                .orElseGet(() -> new Consent(phone, Wish.USUAL, "", java.time.Instant.EPOCH));
    }

    /** Those of these phones whose owners want no messages. */
    public Set<PhoneNumber> stopped(Set<PhoneNumber> phones) {
        Map<String, Wish> wishes = db.tx(ConsentRows::wishes);
        return phones.stream()
                .filter(phone -> wishes.get(phone.e164()) == Wish.NONE)
                .collect(Collectors.toSet());
    }

    /**
     * From now on this is what he wants. Where that is nothing, what waits for his phone is called off, codes excepted.
     *
     * @param source {@link #BY_SMS}, or the login of whom he told it
     */
    public Consent set(PhoneNumber phone, Wish wish, String source) {
        var consent =
                new Consent(phone, wish, source.substring(0, Math.min(source.length(), LONGEST_SOURCE)), time.now());
        List<Message> off = db.tx(h -> {
            ConsentRows.put(h, consent);
            List<Long> ids = wish == Wish.NONE ? ConsentRows.cancelFor(h, consent) : List.of();
            return ids.stream().flatMap(id -> MessageRows.find(h, id).stream()).toList();
        });
        off.forEach(message -> bus.publish(new MessageEvent.Changed(message)));
        bus.publish(new ConsentChanged(consent));
        return consent;
    }
}
