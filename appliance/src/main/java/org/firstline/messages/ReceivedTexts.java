package org.firstline.messages;

import java.time.Instant;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/** The verbs of what came in. Any thread; what is done about one text is done by one reaction. */
public final class ReceivedTexts {
    /** As many are handed out at once. */
    static final int MOST = 500;

    private final Db db;
    private final Bus bus;
    private final Time time;

    ReceivedTexts(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
    }

    /** Those that nobody has looked at, the oldest first; at most {@value #MOST}. */
    public List<ReceivedMessage> waiting() {
        return db.tx(h -> ReceivedRows.waiting(h, MOST));
    }

    /**
     * It is known whose phone it came from; tells everybody.
     *
     * @param subscriber null for a stranger
     */
    public ReceivedMessage matched(long id, @Nullable Long subscriber) {
        ReceivedMessage message = db.tx(h -> {
            ReceivedRows.match(h, id, subscriber);
            return get(h, id);
        });
        bus.publish(new MessageEvent.Received(message, subscriber));
        return message;
    }

    /**
     * Something was done about it.
     *
     * @param ticket the one that has it now
     * @param answer the message that answers it
     */
    public ReceivedMessage handled(long id, Handling how, @Nullable Long ticket, @Nullable Long answer) {
        ReceivedMessage message = db.tx(h -> {
            ReceivedRows.handled(h, id, how, ticket, answer);
            return get(h, id);
        });
        bus.publish(new TextHandled(message));
        return message;
    }

    /** Whether the box may answer this phone by itself once more: {@link AnswerLimit}. */
    public boolean mayAnswer(String sender) {
        Instant now = time.now();
        return db.tx(h -> AnswerLimit.allows(
                ReceivedRows.answered(h, sender, now.minus(AnswerLimit.HOUR)),
                ReceivedRows.answered(h, sender, now.minus(AnswerLimit.DAY))));
    }

    private static ReceivedMessage get(org.jdbi.v3.core.Handle h, long id) {
        return ReceivedRows.find(h, id).orElseThrow(() -> new Refused("messages.none", id));
    }
}
