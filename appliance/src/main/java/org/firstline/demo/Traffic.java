package org.firstline.demo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firstline.base.Cancel;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Time;
import org.firstline.calls.LineException;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.SipPhones;
import org.firstline.network.Node;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Life in the demo town: real SIP and RTP over loopback from the eight agents' phones and from callers, and an outage
 * every few minutes, until it is stopped. At most {@value #MOST_CALLS} calls at once: whoever would be one more does not
 * call. Everything runs on the owner "traffic", but the sound, which has a pump of its own.
 */
public final class Traffic {
    static final String OWNER = "traffic";
    static final int MOST_CALLS = 12;

    private static final Logger log = LoggerFactory.getLogger(Traffic.class);
    private static final int FIRST_RTP = 30_000;
    private static final int LAST_RTP = 30_199;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    /** Nodes that serve more subscribers do not fail: their outages would be big news, and hundreds of messages. */
    private static final int SMALL = 80;

    private static final int FROM_THE_OUTAGE = 40;
    private static final int STRANGERS = 5;
    private static final List<Integer> PITCHES = List.of(110, 125, 140, 185, 205, 225);

    private final Services services;
    private final Time time;
    private final Habits habits;
    private final Dice dice;
    private final RtpPump pump;
    private final SipPhones room;
    private final Operators operators;
    private final Faults faults;
    private final List<Subscriber> town;
    private final List<Clip> voices = PITCHES.stream().map(Murmur::of).toList();
    private final List<Cancel> clocks = new ArrayList<>();
    private int calls;
    private boolean over;

    private Traffic(Services services, int sipPort, Habits habits) {
        this.services = services;
        this.time = services.time();
        this.habits = habits;
        this.dice = new Dice(time.now().toEpochMilli());
        InetAddress here = InetAddress.getLoopbackAddress();
        this.pump = new RtpPump(here, FIRST_RTP, LAST_RTP);
        this.room = new SipPhones(new InetSocketAddress(here, sipPort), false, OWNER, time, pump);
        this.operators = new Operators(time, services.routing(), habits, dice);
        Map<String, Integer> served = services.subscribers().countsByNode();
        this.town = services.subscribers().servedBy(served.keySet()).stream()
                .filter(subscriber -> !subscriber.phones().isEmpty())
                .toList();
        List<Node> small = served.keySet().stream()
                .filter(node -> served.getOrDefault(node, 0) <= SMALL)
                .map(services.network().tree()::find)
                .flatMap(Optional::stream)
                .filter(Node::watched)
                .toList();
        this.faults = new Faults(time, services.network(), small, habits.faultLasts(), dice);
    }

    /**
     * Begins, once the box takes calls; any thread.
     *
     * @param sipPort where the box listens on loopback, which must be allowed as a trunk
     * @param password of the agents' phones
     * @return ends it: takes alerts back and hangs up, for which it waits 2 s at most; any thread but the owner's
     * @throws LineException when no port can be opened for the phones
     */
    public static Runnable start(Services services, int sipPort, String password) throws LineException {
        return start(services, sipPort, password, Habits.LIFELIKE);
    }

    static Runnable start(Services services, int sipPort, String password, Habits habits) throws LineException {
        var traffic = new Traffic(services, sipPort, habits);
        traffic.room.open(InetAddress.getLoopbackAddress(), 0);
        traffic.pump.start();
        traffic.time.soon(OWNER, () -> traffic.begin(password));
        return traffic::stop;
    }

    private void begin(String password) {
        log.info("traffic begins: {} phones, {} possible callers", Staff.OPERATORS.size(), town.size());
        operators.arrive(room, password);
        faults.begin();
        clocks.add(time.every(OWNER, LOOK, operators::look));
        clocks.add(time.every(OWNER, habits.betweenFaults(), faults::strike));
        clocks.add(time.after(OWNER, habits.betweenFaults().dividedBy(10), faults::strike));
        if (!town.isEmpty()) nextCall();
    }

    private void stop() {
        var done = new CountDownLatch(1);
        time.soon(OWNER, () -> {
            end();
            // behind what closing the room has asked of this owner
            time.soon(OWNER, done::countDown);
        });
        try {
            if (!done.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) log.warn("traffic did not end in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pump.close();
    }

    private void end() {
        over = true;
        clocks.forEach(Cancel::cancel);
        faults.end();
        operators.leave();
        room.close();
    }

    private void nextCall() {
        if (over) return;
        time.after(OWNER, dice.around(habits.betweenCalls()), () -> {
            if (!over && calls < MOST_CALLS) call();
            nextCall();
        });
    }

    private void call() {
        Subscriber subscriber = someone();
        boolean behindOutage = subscriber.node() != null
                && services.network().findOpenOutageFor(subscriber.node()).isPresent();
        var caller = new Caller(time, habits, dice, dice.pick(voices), behindOutage, () -> calls--);
        calls++;
        caller.call(room, number(subscriber));
    }

    /** An outage makes people call. */
    private Subscriber someone() {
        Subscriber any = dice.pick(town);
        var outages = services.network().openOutages();
        if (outages.isEmpty() || !dice.percent(FROM_THE_OUTAGE)) return any;
        var nodes = dice.pick(outages).nodes();
        List<Subscriber> behind = town.stream()
                .filter(s -> nodes.contains(String.valueOf(s.node())))
                .toList();
        return behind.isEmpty() ? any : dice.pick(behind);
    }

    /** Exchanges show one and the same number in several ways. */
    private String number(Subscriber subscriber) {
        if (dice.percent(STRANGERS)) return "+7946" + dice.between(1_000_000, 9_999_999);
        PhoneNumber phone = dice.pick(subscriber.phones());
        String digits = phone.e164().substring(1);
        return switch (dice.weighted(60, 20, 20)) {
            case 0 -> phone.e164();
            case 1 -> digits;
            default -> "8" + digits.substring(1);
        };
    }
}
