package org.firstline.messages;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.firstline.base.Db;
import org.firstline.bridge.sms.Inbound;
import org.firstline.bridge.sms.Modem;
import org.firstline.bridge.sms.ModemException;

/**
 * What one modem has heard by radio, until the inbox has it in its rows: the modem forgets it with the next look at it, so
 * there is none while the database is away. On the modem's owner.
 */
final class Heard {
    private final String name;
    private final Modem modem;
    private final Inbox inbox;
    private final Consumer<MessageEvent> news;
    private List<Inbound> waiting = List.of();

    Heard(String name, Modem modem, Inbox inbox, Consumer<MessageEvent> news) {
        this.name = name;
        this.modem = modem;
        this.inbox = inbox;
        this.news = news;
    }

    void listen() throws ModemException {
        if (waiting.isEmpty()) waiting = modem.poll(Duration.ZERO);
        keep();
    }

    /** Writes it down. What can't be kept though the database is there is left to the modem, which shows it again. */
    void keep() {
        try {
            inbox.take(name, waiting).forEach(news);
            waiting = List.of();
        } catch (RuntimeException e) {
            if (Db.engineFault(e).isEmpty()) waiting = List.of();
            throw e;
        }
    }

    /** A report that says the same again says nothing new; texts would come twice, since an opened modem shows them again. */
    void closed() {
        waiting = waiting.stream()
                .filter(one -> one instanceof Inbound.Report || one instanceof Inbound.Receipt)
                .toList();
    }
}
