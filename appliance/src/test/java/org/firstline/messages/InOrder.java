package org.firstline.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.firstline.bridge.sms.SendResult;

/** Who is written to in which order, for tests that have no modem. */
public final class InOrder {
    private InOrder() {}

    /** Sends all that may go out now; the phones, in order. */
    public static List<String> send(Db db, Time time) {
        var phones = new ArrayList<String>();
        Optional<Job> job = db.tx(h -> OutboxRows.take(h, time.now()));
        while (job.isPresent()) {
            Job one = job.get();
            phones.add(one.part().to());
            int reference = phones.size() & 0xFF;
            db.run(h -> OutboxRows.settle(h, one, new SendResult.Accepted(reference), 5, time.now()));
            job = db.tx(h -> OutboxRows.take(h, time.now()));
        }
        return phones;
    }
}
