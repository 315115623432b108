package org.firstline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.Outcome;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.AddressRange;
import org.firstline.calls.sip.DigestSecret;
import org.firstline.calls.sip.SipLine;
import org.firstline.calls.sip.SipSettings;
import org.firstline.demo.Habits.Range;
import org.firstline.network.AlertFilter;
import org.firstline.network.NetworkEvent;
import org.firstline.network.Node;
import org.firstline.people.PeopleSettings;
import org.firstline.services.Services;
import org.firstline.subscribers.SubscriberData;
import org.junit.jupiter.api.Test;

/** A box with a real line on loopback, and life at twenty times its pace. */
class TrafficTest {
    private static final String PASSWORD = "traffic";
    private static final int ENOUGH = 4;
    private static final Habits HASTY = new Habits(
            Duration.ofMillis(300),
            millis(50, 200),
            millis(50, 250),
            millis(200, 600),
            millis(4_000, 8_000),
            millis(500, 1_500),
            millis(500, 1_000),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60));

    @Test
    void callersTalkWithAgentsAndANodeFails() throws Exception {
        var here = InetAddress.getLoopbackAddress();
        var pump = new RtpPump(here, 31_000, 31_199);
        var broken = new AtomicReference<Throwable>();
        try (var time = new RealTime(Set.of("switchboard", "routing"), (who, failure) -> broken.set(failure));
                var db = Db.inMemory("traffic")) {
            var box = new AtomicReference<Services>();
            var settings =
                    new SipSettings(here, 0, PeopleSettings.DEFAULT.realm(), List.of(AddressRange.parse("127.0.0.1")));
            var line = new SipLine(
                    settings,
                    time,
                    extension -> box.get()
                            .people()
                            .findSipSecret(extension)
                            .map(s -> new DigestSecret(s.user(), s.realm(), s.ha1Md5(), s.ha1Sha256())),
                    pump);
            Services services = TestBox.services(db, time, line);
            box.set(services);
            settle(services);

            var talked = new CountDownLatch(ENOUGH);
            var failed = new CountDownLatch(1);
            var most = new AtomicInteger();
            var agents = new ConcurrentSkipListSet<String>();
            services.bus()
                    .on(
                            "test",
                            CallEvent.Arrived.class,
                            event -> most.accumulateAndGet(
                                    services.calls().liveCalls().size(), Math::max));
            services.bus().on("test", CallEvent.Recorded.class, event -> {
                Call call = event.call();
                if (call.outcome() != Outcome.ANSWERED || call.ticket() == null) return;
                agents.add(String.valueOf(call.agent()));
                talked.countDown();
            });
            services.bus().on("test", NetworkEvent.AlertNoted.class, event -> failed.countDown());

            services.routing().start();
            services.network().start();
            pump.start();
            services.calls().start();
            Runnable stop = Traffic.start(services, line.port(), PASSWORD, HASTY);
            try {
                assertThat(talked.await(2, TimeUnit.MINUTES))
                        .as("answered calls with tickets")
                        .isTrue();
                assertThat(failed.await(1, TimeUnit.MINUTES))
                        .as("a node that failed")
                        .isTrue();
                assertThat(agents).isNotEmpty().allMatch(agent -> agent.matches("10[1-8]"));
                assertThat(most.get()).isLessThanOrEqualTo(Traffic.MOST_CALLS);
                assertThat(services.network().alerts().list(AlertFilter.OPEN, null, 10))
                        .isNotEmpty();
            } finally {
                stop.run();
            }
            assertThat(services.network().alerts().list(AlertFilter.OPEN, null, 10))
                    .as("alerts that nobody would take back")
                    .isEmpty();
            services.calls().stop(Duration.ZERO, Duration.ofSeconds(3));
            services.routing().stop();
            assertThat(broken.get()).isNull();
        } finally {
            pump.close();
        }
    }

    /** A street of the town is enough for callers and faults. */
    private static void settle(Services services) {
        Staff.queues().forEach(services.routing()::saveQueue);
        services.people().createAll(Staff.accounts("en", PASSWORD));
        Town town = Town.of(new Dice(1));
        Node leaf = town.leaves().getFirst();
        services.network().put(new Node(leaf.id(), null, leaf.host(), leaf.name(), leaf.kind()));
        for (SubscriberData one : town.subscribers().subList(0, 30))
            services.subscribers().create(one);
    }

    private static Range millis(int least, int most) {
        return new Range(Duration.ofMillis(least), Duration.ofMillis(most));
    }
}
