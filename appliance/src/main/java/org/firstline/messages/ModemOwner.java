package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Time;
import org.firstline.bridge.sms.Modem;
import org.firstline.bridge.sms.ModemException;
import org.firstline.bridge.sms.ModemInfo;
import org.firstline.bridge.sms.ModemStatus;
import org.firstline.bridge.sms.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of one modem: takes a part when its modem is free, sends it, hears what comes in, and acts out the life of
 * its modem. Everything runs on the thread {@code modem.NAME}; news of a queued message wakes it at once.
 */
final class ModemOwner {
    /** How often the line is looked at while nothing is sent; a look costs one system call. */
    private static final Duration LISTEN_EVERY = Duration.ofMillis(250);

    /**
     * In a run it is looked at between two parts, and not after each: the reports of a few are written down together, and a
     * crash loses no more than these.
     */
    private static final Duration LISTEN_IN_RUN = Duration.ofMillis(50);

    private static final Duration ASK_EVERY = Duration.ofMinutes(1);
    private static final Duration BALANCE_EVERY = Duration.ofHours(6);
    private static final Duration USSD_WAIT = Duration.ofSeconds(20);

    /** What is due and not for this modem is looked at again after so long, unless news comes before. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(ModemOwner.class);

    /** The parts that all owners share. */
    record House(Time time, Bus bus, Outbox outbox, Inbox inbox, Modems modems) {}

    private final House house;
    private final Time time;
    private final ModemSettings settings;
    private final Modem modem;
    private final Health.Part health;
    private final Pace pace;
    private final List<Cancel> running = new ArrayList<>();

    private ModemLife life;
    private boolean open;
    private boolean stepQueued;
    private final InHand inHand;
    private final Heard heard;
    private Cancel alarm = () -> {};
    private Cancel nextAct = () -> {};
    private @Nullable ModemInfo info;
    private @Nullable ModemStatus status;
    private String balance = "";
    private @Nullable Instant balanceAt;
    private Instant listenedAt;
    private double secondsAPart;
    private volatile boolean stopping;

    ModemOwner(House house, Gateway gateway, Health.Part health) {
        this.house = house;
        this.time = house.time;
        this.settings = gateway.settings();
        this.modem = gateway.modem();
        this.health = health;
        this.pace = new Pace(settings.caps());
        this.inHand = new InHand(settings.name(), house.outbox, this::publish);
        this.heard = new Heard(settings.name(), modem, house.inbox, house.bus::publish);
        this.life = ModemLife.born(time.now());
        this.listenedAt = time.now();
        this.secondsAPart = settings.caps().gap().toMillis() / 1000.0;
        show();
    }

    String name() {
        return settings.name();
    }

    /** @param sent when this modem's card sent parts within the last day */
    void start(List<Instant> sent) {
        time.soon(settings.owner(), () -> {
            sent.forEach(pace::count);
            running.add(house.bus.on(settings.owner(), MessageEvent.class, this::hear));
            running.add(time.every(settings.owner(), LISTEN_EVERY, this::listen));
            running.add(time.every(settings.owner(), ASK_EVERY, this::ask));
            running.add(time.every(settings.owner(), BALANCE_EVERY, this::balance));
            connect();
        });
    }

    /** Lets the message that is in the air come to its end and takes no other; returns at once. */
    void stop() {
        stopping = true;
        time.soon(settings.owner(), () -> {
            running.forEach(Cancel::cancel);
            alarm.cancel();
            nextAct.cancel();
            shut();
            settle();
            heard.keep();
            inHand.giveBack("");
        });
    }

    void askBalance() {
        time.soon(settings.owner(), this::balance);
    }

    void powerCycle() {
        time.soon(settings.owner(), () -> {
            shut();
            turn(life.toCycle(time.now()));
            inHand.giveBack("");
        });
    }

    private void hear(MessageEvent news) {
        switch (news) {
            case MessageEvent.Changed(Message message) -> {
                if (message.state() == MessageState.QUEUED) stepUnlessQueued();
            }
            case MessageEvent.BatchChanged batch -> stepUnlessQueued();
            case MessageEvent.Arrived arrived -> {}
            case MessageEvent.Received received -> {}
        }
    }

    /** Comes into another state: shows it, and sees to it that what is due then is done. */
    private void turn(ModemLife then) {
        boolean news = then.isNewsAfter(life);
        if (news)
            log.info(
                    "modem {} is {}{}",
                    name(),
                    then.state(),
                    then.fault().isNone() ? "" : ": " + then.fault().sentence(Locale.ENGLISH));
        life = then;
        switch (life.state()) {
            case READY -> health.well();
            case ABSENT, PRESENT, DEGRADED, POWER_CYCLING -> health.ill(life.fault()::sentence);
            case INIT -> {}
        }
        if (news) tell();
        else show();
        nextAct.cancel();
        if (stopping || life.state() == ModemState.INIT) return;
        if (life.state() == ModemState.READY && !time.now().isBefore(life.next())) return;
        nextAct = time.after(settings.owner(), Duration.between(time.now(), life.next()), this::act);
    }

    private void act() {
        if (stopping) return;
        switch (life.state()) {
            case ABSENT, PRESENT, DEGRADED -> {
                if (open) opened();
                else connect();
            }
            case READY -> step();
            case POWER_CYCLING -> {
                log.info("modem {}: its power is taken away", name());
                turn(life.cycled(modem.powerCycle(), time.now()));
            }
            case INIT -> {}
        }
    }

    private void connect() {
        if (stopping) return;
        turn(life.opening(time.now()));
        try {
            info = modem.open();
        } catch (ModemException e) {
            failed(e);
            return;
        }
        open = true;
        opened();
        ask();
        if (balanceAt == null) balance();
    }

    private void opened() {
        turn(life.opened(time.now()));
        listen();
        step();
    }

    /** Where rows can't be had just now, nobody but this alarm would look again. */
    private void step() {
        try {
            next();
        } catch (RuntimeException e) {
            wakeAt(time.now().plus(LOOK_AGAIN));
            throw e;
        }
    }

    /** One part, if one is due and the pace allows it; else an alarm for when that will be. */
    private void next() {
        settle();
        Instant now = time.now();
        if (!open || stopping || life.state() != ModemState.READY) return;
        if (now.isBefore(life.next())) return; // act() comes then
        Instant next = pace.next(now);
        if (now.isBefore(next)) {
            if (now.isBefore(pace.uncapped(now))) show();
            wakeAt(next);
            return;
        }
        Optional<Job> job = inHand.next();
        if (job.isPresent()) send(job.get(), now);
        else
            house.outbox.nextDue().ifPresent(due -> {
                Instant again = now.plus(LOOK_AGAIN);
                wakeAt(due.isAfter(again) ? due : again);
            });
    }

    private void wakeAt(Instant instant) {
        alarm.cancel();
        alarm = time.after(settings.owner(), Duration.between(time.now(), instant), this::step);
    }

    private void send(Job job, Instant began) {
        SendResult result;
        try {
            result = modem.send(job.part());
        } catch (ModemException e) {
            // it surely did not go out, and it is no fault of the message
            failed(e);
            return;
        }
        pace.note(began);
        inHand.sent(new InHand.Outcome(job, result, began));
        // the others must see that this one rests before the message is free for them
        if (result instanceof SendResult.Retry busy) turn(life.refused(busy.why(), time.now()));
        settle();
        if (!time.now().isBefore(listenedAt.plus(LISTEN_IN_RUN))) listen();
        stepSoon();
    }

    /** After what else is in the mailbox, so that a long run does not keep the rest from being heard. */
    private void stepSoon() {
        if (stepQueued) return;
        stepQueued = true;
        time.soon(settings.owner(), () -> {
            stepQueued = false;
            step();
        });
    }

    private void stepUnlessQueued() {
        if (!stepQueued) step();
    }

    /** Writes down what became of the last part, if that is not done yet, and acts upon it. */
    private void settle() {
        inHand.unwritten().ifPresent(this::settle);
    }

    private void settle(InHand.Outcome outcome) {
        Instant now = time.now();
        SendResult result = outcome.result();
        boolean goesOn = result instanceof SendResult.Accepted || result instanceof SendResult.Permanent;
        boolean free = !now.isBefore(pace.next(now));
        inHand.settle(outcome, open && goesOn && free && !stopping);
        double took = Math.max(
                        Duration.between(outcome.began(), now).toMillis(),
                        settings.caps().gap().toMillis())
                / 1000.0;
        secondsAPart = secondsAPart == 0 ? took : 0.8 * secondsAPart + 0.2 * took;
        switch (result) {
            case SendResult.Unknown unknown -> {
                log.warn(
                        "message {}: no answer, it may have gone out ({})",
                        outcome.job().message(),
                        unknown.why());
                shut();
                turn(life.swallowed(unknown.why(), now));
            }
            case SendResult.Reconfigure anew -> failed(new ModemException(modem.name() + " says " + anew.why()));
            case SendResult.Retry busy -> {}
            // gives out what fills it; the look that follows deletes it
            case SendResult.Storage full -> listen();
            case SendResult.Permanent never -> life = life.served();
            case SendResult.Accepted accepted -> life = life.served();
        }
        if (result instanceof SendResult.Accepted) show();
    }

    /** Takes in what came by radio. */
    private void listen() {
        // the report of a part that is in no row yet would find nothing
        if (!open || inHand.unwritten().isPresent()) return;
        listenedAt = time.now();
        try {
            heard.listen();
        } catch (ModemException e) {
            failed(e);
        } catch (RuntimeException e) {
            if (Db.engineFault(e).isEmpty()) failed(new ModemException("what came in could not be kept", e));
            throw e;
        }
    }

    /** How the modem is with its network; a modem that hangs while nothing is sent is found out here. */
    private void ask() {
        if (!open) return;
        try {
            ModemStatus now = modem.status();
            status = now;
            if (!now.registration().isThere())
                throw new ModemException(
                        ModemException.Kind.NETWORK,
                        modem.name() + ": " + now.registration().sentence());
            tell();
        } catch (ModemException e) {
            failed(e);
        }
    }

    private void balance() {
        if (!open || settings.ussd().isEmpty()) return;
        try {
            Optional<String> answer = modem.ussd(settings.ussd(), USSD_WAIT);
            if (answer.isEmpty()) return;
            balance = answer.get().length() <= 200 ? answer.get() : answer.get().substring(0, 200);
            balanceAt = time.now();
            tell();
        } catch (ModemException e) {
            failed(e);
        }
    }

    private void failed(ModemException why) {
        shut();
        // first the others must see that this one is out, then that there is something for them
        turn(life.failed(why, time.now()));
        inHand.giveBack("modem: " + why.sentence());
    }

    private void shut() {
        open = false;
        heard.closed();
        modem.close();
    }

    private void publish(Message message) {
        house.bus.publish(new MessageEvent.Changed(message));
    }

    private void tell() {
        house.bus.publish(new ModemChanged(show()));
    }

    private ModemView show() {
        Instant now = time.now();
        Instant pause = life.next().isAfter(now) ? life.next() : pace.uncapped(now);
        boolean rests = life.state() == ModemState.READY && pause.isAfter(now);
        var view = new ModemView(
                settings,
                life.state(),
                life.since(),
                life.fault(),
                rests ? pause : null,
                info,
                status,
                balance,
                balanceAt,
                pace.hour(now),
                pace.day(now),
                secondsAPart);
        house.modems.show(view);
        return view;
    }
}
