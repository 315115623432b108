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
import org.firstline.bridge.sms.Inbound;
import org.firstline.bridge.sms.Modem;
import org.firstline.bridge.sms.ModemException;
import org.firstline.bridge.sms.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of the modem: sends what is queued at the pace that is set, hears what comes in, and looks for the modem
 * when it is gone. Everything runs on the thread {@value #OWNER}; news of a queued message wakes it at once.
 */
public final class Sender {
    public static final String OWNER = "sender.sms";

    /** How often the line is looked at while nothing is sent; a look costs one system call. */
    private static final Duration LISTEN_EVERY = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final Time time;
    private final Bus bus;
    private final Db db;
    private final Modem modem;
    private final SmsSettings settings;
    private final Health.Part health;
    private final Inbox inbox;

    private final List<Cancel> running = new ArrayList<>();
    private boolean open;
    private int failures;
    private int unknowns;
    private boolean stepQueued;
    private @Nullable Job inHand;
    private Instant nextSend = Instant.MIN;
    private Cancel alarm = () -> {};
    private volatile double secondsAPart;
    private volatile boolean stopping;

    public Sender(Time time, Bus bus, Db db, Modem modem, SmsSettings settings, Health.Part health) {
        this.time = time;
        this.bus = bus;
        this.db = db;
        this.modem = modem;
        this.settings = settings;
        this.health = health;
        this.inbox = new Inbox(db, time);
        this.secondsAPart = settings.gap().toMillis() / 1000.0;
    }

    /** Begins; says first of what was in the modem's hands when the box stopped that it may have gone out. */
    public void start() {
        time.soon(OWNER, () -> {
            changed(db.tx(h -> OutboxRows.recover(h, time.now())));
            running.add(bus.on(OWNER, MessageEvent.class, this::hear));
            running.add(time.every(OWNER, LISTEN_EVERY, this::listen));
            running.add(time.every(
                    OWNER, Duration.ofHours(1), () -> inbox.giveUpWaiting().forEach(bus::publish)));
            connect();
        });
    }

    /**
     * Lets the message that is in the air come to its end and takes no other. Returns at once; closing the mailboxes of
     * {@link Time} waits for the end.
     */
    public void stop() {
        stopping = true;
        time.soon(OWNER, () -> {
            running.forEach(Cancel::cancel);
            alarm.cancel();
            disconnect("");
        });
    }

    /** When the last of what waits now will be out, at the pace of late; empty when nothing waits. Any thread. */
    public Optional<Instant> expectedEnd() {
        int parts = db.tx(MessageRows::backlog).parts();
        if (parts == 0) return Optional.empty();
        return Optional.of(time.now().plusMillis(Math.round(parts * secondsAPart * 1000)));
    }

    private void hear(MessageEvent news) {
        switch (news) {
            case MessageEvent.Changed(Message message) -> {
                if (message.state() == MessageState.QUEUED) stepUnlessQueued();
            }
            case MessageEvent.BatchChanged batch -> stepUnlessQueued();
            case MessageEvent.Received received -> {}
        }
    }

    private void connect() {
        if (stopping) return;
        try {
            var info = modem.open();
            log.info("modem {} is there: {} {}", modem.name(), info.maker(), info.model());
        } catch (ModemException e) {
            lost(e, ++failures);
            return;
        }
        open = true;
        failures = 0;
        health.well();
        listen();
        step();
    }

    /** One part, if one is due and the pace allows it; else an alarm for when that will be. */
    private void step() {
        if (!open || stopping) return;
        Instant now = time.now();
        if (now.isBefore(nextSend)) {
            wakeAt(nextSend);
            return;
        }
        Job job = inHand != null ? inHand : take(now);
        inHand = null;
        if (job != null) send(job, now);
        else db.tx(OutboxRows::nextDue).ifPresent(this::wakeAt);
    }

    private void wakeAt(Instant instant) {
        alarm.cancel();
        alarm = time.after(OWNER, Duration.between(time.now(), instant), this::step);
    }

    private @Nullable Job take(Instant now) {
        Optional<Job> job = db.tx(h -> OutboxRows.take(h, now));
        job.filter(j -> j.seq() == 1).ifPresent(j -> changed(List.of(j.message())));
        return job.orElse(null);
    }

    private void send(Job job, Instant now) {
        SendResult result;
        try {
            result = modem.send(job.part());
        } catch (ModemException e) {
            // it surely did not go out, and it is no fault of the message
            inHand = job;
            lost(e, ++failures);
            return;
        }
        nextSend = now.plus(settings.gap());
        settle(job, result, now);
        listen();
        stepSoon();
    }

    /** After what else is in the mailbox, so that a long run does not keep the rest from being heard. */
    private void stepSoon() {
        if (stepQueued) return;
        stepQueued = true;
        time.soon(OWNER, () -> {
            stepQueued = false;
            step();
        });
    }

    private void stepUnlessQueued() {
        if (!stepQueued) step();
    }

    private record Settled(Optional<Message> message, Optional<Job> next) {}

    /** Writes the outcome down and, when the pace is free, takes the next part in the same transaction. */
    private void settle(Job job, SendResult result, Instant began) {
        Instant now = time.now();
        boolean goesOn = result instanceof SendResult.Accepted || result instanceof SendResult.Permanent;
        boolean takesNext = goesOn && settings.gap().isZero() && !stopping;
        Settled settled = db.tx(h -> {
            OutboxRows.settle(h, job, result, settings.tries(), now);
            Optional<Message> message = MessageRows.find(h, job.message());
            return new Settled(message, takesNext ? OutboxRows.take(h, now) : Optional.empty());
        });
        settled.message.ifPresent(m -> bus.publish(new MessageEvent.Changed(m)));
        inHand = settled.next.orElse(null);
        double took =
                Math.max(Duration.between(began, now).toMillis(), settings.gap().toMillis()) / 1000.0;
        secondsAPart = secondsAPart == 0 ? took : 0.8 * secondsAPart + 0.2 * took;
        switch (result) {
            case SendResult.Unknown unknown -> {
                // a modem that swallows one message after the other must not swallow them all
                log.warn("message {}: no answer, it may have gone out ({})", job.message(), unknown.why());
                Backoff pause = ++unknowns == 1 ? Backoff.OF_MODEM : Backoff.OF_MESSAGE;
                disconnect(unknown.why());
                time.after(OWNER, pause.after(unknowns), this::connect);
            }
            case SendResult.Reconfigure anew ->
                lost(new ModemException(modem.name() + " says " + anew.why()), ++failures);
            case SendResult.Rejected rejected -> unknowns = 0;
            case SendResult.Accepted accepted -> unknowns = 0;
        }
    }

    /** Takes in what came by radio; what cannot be kept stays in the modem, which is opened anew and shows it again. */
    private void listen() {
        if (!open) return;
        try {
            for (Inbound inbound : modem.poll(Duration.ZERO))
                inbox.take(inbound).ifPresent(bus::publish);
        } catch (ModemException e) {
            lost(e, ++failures);
        } catch (RuntimeException e) {
            lost(new ModemException("what came in could not be kept", e), ++failures);
            throw e;
        }
    }

    private void lost(ModemException why, int times) {
        log.info("modem: {}", why.getMessage());
        disconnect(String.valueOf(why.getMessage()));
        if (!stopping) time.after(OWNER, Backoff.OF_MODEM.after(times), this::connect);
    }

    /** @param why for the health page; empty when it is no fault */
    private void disconnect(String why) {
        open = false;
        modem.close();
        if (!why.isEmpty()) health.ill(why);
        Job job = inHand;
        inHand = null;
        if (job == null) return;
        db.run(h -> OutboxRows.release(h, job, why.isEmpty() ? "" : "modem: " + why, time.now()));
        changed(List.of(job.message()));
    }

    private void changed(List<Long> ids) {
        for (long id : ids)
            db.tx(h -> MessageRows.find(h, id)).ifPresent(m -> bus.publish(new MessageEvent.Changed(m)));
    }
}
