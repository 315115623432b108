package org.firstline.messages;

import java.time.Instant;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.firstline.bridge.sms.Alphabet;
import org.firstline.bridge.sms.Concat;
import org.firstline.bridge.sms.Deliver;
import org.firstline.bridge.sms.Inbound;
import org.jspecify.annotations.Nullable;

/** Texts as a modem hands them over, for tests that have none. */
public final class TextsIn {
    private final Inbox inbox;
    private final Bus bus;

    public TextsIn(Db db, Bus bus, Time time) {
        this.inbox = new Inbox(db, time);
        this.bus = bus;
    }

    public void receive(String from, String text, Instant at) {
        receive(from, text, at, null);
    }

    void receive(String from, String text, Instant at, @Nullable Concat concat) {
        inbox.take("test", List.of(new Inbound.Incoming(new Deliver(from, at, Alphabet.UCS2, text, concat))))
                .forEach(bus::publish);
    }
}
