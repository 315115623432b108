package org.firstline.messages;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.PhoneNumber;
import org.firstline.base.RealTime;
import org.firstline.bridge.Bridge;

/**
 * The box's sending half in a process of its own, to be killed: sends the batch to everybody who is not told yet, says
 * "done" when nothing waits, and stops cleanly when its standard input ends.
 */
final class CrashChild {
    static final int RECIPIENTS = 200;

    private CrashChild() {}

    static String text(int i) {
        return "Уважаемый абонент №" + i
                + "! На линии авария, ремонтная бригада уже выехала. Приносим извинения: «Связь» [€].";
    }

    static PhoneNumber phone(int i) {
        return new PhoneNumber("+7951555" + (1000 + i));
    }

    public static void main(String[] args) throws IOException {
        try (var time = new RealTime(
                        Set.of(Sender.OWNER, ModemSettings.only("", 0).owner()),
                        (who, failure) -> Runtime.getRuntime().halt(3));
                var db = Db.derby(Path.of(args[0]));
                var modem = Bridge.modem(args[1]).orElseThrow()) {
            var bus = new Bus(time);
            var messages = new Messages(db, bus, time);
            var recipients = new ArrayList<Recipient>();
            for (int i = 0; i < RECIPIENTS; i++) recipients.add(new Recipient(phone(i), text(i), null));
            var sender = new Sender(
                    time,
                    bus,
                    db,
                    messages.modems(),
                    List.of(new Gateway(ModemSettings.only(args[1], 0), modem)),
                    SmsSettings.DEFAULTS,
                    new Health(time, bus));
            sender.start();
            messages.queueBatch("crash", "crash", MessagePriority.OUTAGE, recipients);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> messages.backlog().messages() == 0);
            System.out.println("done");
            System.in.read();
            sender.stop();
            time.close(Duration.ofSeconds(10));
        }
    }
}
