package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Time;

/**
 * Sends what is queued through all the modems of the box. Each modem has an owner with a thread of its own, which takes
 * the next part when its modem is free; so a slow or broken modem holds up nobody but itself. What concerns no modem runs
 * on the thread {@value #OWNER}.
 */
public final class Sender {
    public static final String OWNER = "sender.sms";

    private final Time time;
    private final Bus bus;
    private final Db db;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Modems modems;
    private final List<ModemOwner> owners = new ArrayList<>();
    private final List<Cancel> running = new ArrayList<>();

    /** @param modems where the pool shows itself: {@link Messages#modems} */
    public Sender(
            Time time, Bus bus, Db db, Modems modems, List<Gateway> gateways, SmsSettings settings, Health health) {
        this.time = time;
        this.bus = bus;
        this.db = db;
        this.modems = modems;
        this.outbox = new Outbox(db, time, modems, settings);
        this.inbox = new Inbox(db, time);
        var house = new ModemOwner.House(time, bus, outbox, inbox, modems);
        for (Gateway gateway : gateways) {
            var owner = new ModemOwner(
                    house, gateway, health.part(gateway.settings().part()));
            owners.add(owner);
            modems.add(owner);
        }
    }

    /** Begins; says first of what was in a modem's hands when the box stopped that it may have gone out. */
    public void start() {
        time.soon(OWNER, () -> {
            for (long id : outbox.recover()) outbox.find(id).ifPresent(m -> bus.publish(new MessageEvent.Changed(m)));
            running.add(time.every(
                    OWNER, Duration.ofHours(1), () -> inbox.giveUpWaiting().forEach(bus::publish)));
            Instant yesterday = time.now().minus(Duration.ofDays(1));
            for (ModemOwner owner : owners) owner.start(db.tx(h -> PartRows.sentBy(h, owner.name(), yesterday)));
        });
    }

    /**
     * Lets the messages that are in the air come to their end and takes no others. Returns at once; closing the mailboxes
     * of {@link Time} waits for the end.
     */
    public void stop() {
        time.soon(OWNER, () -> running.forEach(Cancel::cancel));
        owners.forEach(ModemOwner::stop);
    }

    /** When the last of what waits now will be out, at the pace of late; empty when nothing waits. Any thread. */
    public Optional<Instant> expectedEnd() {
        int parts = db.tx(MessageRows::backlog).parts();
        if (parts == 0) return Optional.empty();
        return Optional.of(time.now().plus(modems.timeFor(parts, time.now())));
    }
}
