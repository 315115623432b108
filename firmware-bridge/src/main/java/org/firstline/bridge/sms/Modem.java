package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A modem, or whatever else sends and receives short messages. Belongs to one thread; every call blocks it for at most its timeouts.
 * After a {@link ModemException} the modem is closed: {@link #open} it again, later.
 */
public interface Modem extends AutoCloseable {
    /** For people: the path of its line, or that it is simulated. */
    String name();

    /** Opens the modem and sets it up for sending; opening an open one starts over. */
    ModemInfo open() throws ModemException;

    /**
     * Hands one message to the network and waits for its word, which takes 3 to 5 s on the air.
     *
     * @throws ModemException when the message surely did not go out; if it may have, the result is Unknown
     */
    SendResult send(SubmitPart part) throws ModemException;

    /**
     * What came in since the last call, waiting for it at most so long; zero looks without waiting.
     *
     * <p>The modem forgets what it gave at the <em>next</em> call: keep it safe before that. After a crash in between,
     * the same may come again.
     */
    List<Inbound> poll(Duration wait) throws ModemException;

    /** How it is with its network. */
    ModemStatus status() throws ModemException;

    /**
     * Asks the operator by a service code such as {@code *100#}, waiting at most so long; empty when nothing came, or
     * where there are no such codes.
     */
    Optional<String> ussd(String code, Duration wait) throws ModemException;

    /**
     * Restarts a modem that does not answer, by whatever its line and its kind allow, and closes it.
     *
     * @return how long to leave it alone then
     */
    Duration powerCycle();

    /** Closes the line; closing twice does nothing. */
    @Override
    void close();
}
