package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.FreePorts;
import org.firstline.base.PhoneNumber;
import org.firstline.base.RealTime;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.flows.Again;
import org.firstline.flows.Facts;
import org.firstline.flows.Prompt;
import org.firstline.flows.Sketch;
import org.firstline.flows.Step;
import org.firstline.routing.QueueSettings;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.junit.jupiter.api.Test;

/** A flow walked over the wire: sipp types an account's number, the subscriber is found, and his debt leads on. */
class FlowSippTest {
    @Test
    void digitsOverTheWireFindTheSubscriberWhoseDebtDecidesOnTheQueue() throws Exception {
        var time = new RealTime(Set.of(SipLine.OWNER), (owner, failure) -> {});
        var pump = new RtpPump(InetAddress.getLoopbackAddress(), 42200, 42260);
        var settings = new SipSettings(
                InetAddress.getLoopbackAddress(), 0, "firstline", List.of(AddressRange.parse("127.0.0.1")));
        var line = new SipLine(settings, time, extension -> Optional.empty(), pump);
        try (Db db = Db.inMemory("flow-sipp")) {
            pump.start();
            var box = TestBox.services(db, time, line);
            for (String queue : List.of("internet", "billing"))
                box.routing().saveQueue(QueueSettings.of(queue, queue, queue));
            var debtor = box.subscribers().create(debtor());
            box.flows().saveDraft("main", flow(), null, "admin");
            box.flows().publish("main", "", "admin");
            BlockingQueue<Call> recorded = new LinkedBlockingQueue<>();
            box.bus().on("test", CallEvent.Recorded.class, e -> recorded.add(e.call()));
            box.routing().start();
            box.calls().start();
            Sipp.start("caller-types-account", line.port(), FreePorts.next(), "u1", "-s", "2000000")
                    .succeeds();
            Call call = recorded.poll(30, TimeUnit.SECONDS);
            assertThat(call).as("a call that was recorded").isNotNull();
            assertThat(call.queue()).isEqualTo("billing");
            assertThat(call.subscriber()).isEqualTo(debtor.id());
            box.calls().stop(Duration.ZERO, Duration.ofSeconds(3));
            box.flows().stop();
            time.close(Duration.ofSeconds(2));
            assertThat(box.flows().walksOf(call.id()))
                    .singleElement()
                    .satisfies(walk -> assertThat(walk.trail()).isEqualTo("account=ok look debt billing"));
        } finally {
            time.close(Duration.ofSeconds(2));
            pump.close();
        }
    }

    private static Sketch flow() {
        var wait = Duration.ofSeconds(10);
        return new Sketch(
                "account",
                "end",
                Map.of(
                        "account",
                                new Step.Digits(
                                        List.of(new Prompt.Recorded("account-number")),
                                        "account",
                                        3,
                                        10,
                                        wait,
                                        wait,
                                        Again.NEVER,
                                        "look",
                                        "end"),
                        "look", new Step.LookUp(Step.By.ACCOUNT, "account", "debt", "end"),
                        "debt", new Step.Branch(Facts.DEBT, Map.of("yes", "billing"), "end"),
                        "billing", new Step.Queue("billing", "billing"),
                        "end", new Step.Queue("internet", "internet")));
    }

    private static SubscriberData debtor() {
        return new SubscriberData(
                "100234",
                "Anna",
                Kind.PERSON,
                "ru",
                List.of(new PhoneNumber("+79512000101")),
                "",
                null,
                Status.ACTIVE,
                true,
                "",
                new BigDecimal("-10"),
                "");
    }
}
