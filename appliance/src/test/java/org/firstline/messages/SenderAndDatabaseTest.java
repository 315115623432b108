package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.firstline.base.Blackout;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.PhoneNumber;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.Modem;
import org.firstline.bridge.sms.PhoneSim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database goes away in the middle of a run, before or after what it is asked for, and comes back: the run goes on by
 * itself, and every phone gets its message once.
 */
class SenderAndDatabaseTest {
    private static final int MESSAGES = 6;

    private final Blackout blackout = new Blackout();
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final PhoneSim phone = new PhoneSim();
    private Db db;
    private Messages messages;
    private int sends;
    private int faults;

    @BeforeEach
    void open() {
        db = Db.inMemory("sender-away");
        messages = new Messages(db, bus, time);
    }

    @AfterEach
    void close() {
        blackout.close();
        db.close();
    }

    /** The part is in the air, and its row says SENDING: what became of it is written once that is possible. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, MESSAGES})
    void awayWhenTheModemHasAnswered(int at) {
        start(modem(at, "send"));
        goesOn();
    }

    /** A report that comes while its message can't be found is shown by the modem again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, MESSAGES})
    void awayWhenReportsCome(int at) {
        start(modem(at, "poll"));
        goesOn();
    }

    private void goesOn() {
        messages.queueBatch(
                "b",
                "outage",
                MessagePriority.OUTAGE,
                IntStream.rangeClosed(1, MESSAGES)
                        .mapToObj(i -> new Recipient(new PhoneNumber("+7951111000" + i), "авария " + i, null))
                        .toList());
        for (int second = 0; second < 180; second++) aSecond();
        assertThat(faults).as("it was away").isPositive();
        assertThat(phone.texts()).hasSize(MESSAGES);
        assertThat(Set.copyOf(phone.texts())).as("nothing twice").hasSize(MESSAGES);
        assertThat(messages.counts("b")).isEqualTo(new BatchCounts(0, 0, 0, MESSAGES, 0, 0, 0));
    }

    private void aSecond() {
        var end = time.now().plusSeconds(1);
        while (time.now().isBefore(end))
            try {
                time.pass(Duration.between(time.now(), end));
            } catch (RuntimeException e) {
                assertThat(Db.engineFault(e)).as("%s", e).isPresent();
                faults++;
            }
    }

    private void start(Modem modem) {
        var gateway = new Gateway(ModemSettings.only("simulated", 60), modem);
        var health = new Health(time, bus);
        new Sender(time, bus, db, messages.modems(), List.of(gateway), SmsSettings.DEFAULTS, health).start();
        time.settle();
    }

    /** The database dies once this has been done as often as that, when there is something to send. */
    private Modem modem(int at, String deed) {
        var real = new AtModem(phone.line(), Duration.ofMillis(50));
        return (Modem) Proxy.newProxyInstance(
                Modem.class.getClassLoader(), new Class<?>[] {Modem.class}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(real, args);
                        boolean counts =
                                method.getName().equals(deed) && !phone.sent().isEmpty();
                        if (counts && ++sends == at) blackout.derby("memory:sender-away");
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
