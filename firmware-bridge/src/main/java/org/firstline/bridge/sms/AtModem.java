package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.bridge.serial.FoundLine;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A GSM, UMTS or LTE modem that is spoken to in AT commands, PDU mode (3GPP TS 27.005). Works around what modems are
 * known to get wrong; each work-around says whose fault it is for, and {@link Profiles} has those that differ by maker.
 */
public final class AtModem implements Modem {
    private static final Logger log = LoggerFactory.getLogger(AtModem.class);

    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration PROMPT = Duration.ofSeconds(10);

    /** +CMTI stops when a memory is full, so the memories are looked through now and then all the same. */
    private static final long LIST_EVERY_NANOS = Duration.ofMinutes(5).toNanos();

    private final SerialLine line;
    private final ModemOptions options;
    private final Duration patience;
    private @Nullable AtLink link;
    private @Nullable AtStores stores;
    private Profile profile = Profiles.list().getLast();

    /** Reports that came while an answer was waited for in vain; given at the next poll, forgotten at the one after. */
    private final List<Inbound> rescued = new ArrayList<>();

    private boolean rescuedGiven;
    private boolean listDue;
    private long listedNanos;

    public AtModem(SerialLine line) {
        this(line, ModemOptions.NONE);
    }

    public AtModem(SerialLine line, ModemOptions options) {
        this(line, options, Duration.ofSeconds(60));
    }

    public AtModem(SerialLine line, Duration patience) {
        this(line, ModemOptions.NONE, patience);
    }

    /**
     * @param patience how long the network may take to answer after a message was handed over; modems were seen to
     *     answer after 14 s, and say in their manuals up to 120 s
     */
    public AtModem(SerialLine line, ModemOptions options, Duration patience) {
        this.line = line;
        this.options = options;
        this.patience = patience;
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public ModemInfo open() throws ModemException {
        close();
        try {
            line.open();
        } catch (SerialException e) {
            throw new ModemException(ModemException.Kind.GONE, String.valueOf(e.getMessage()), e);
        }
        var fresh = new AtLink(line);
        return closingOnFailure(() -> {
            var setup = new AtSetup(fresh, name(), options);
            stores = new AtStores(fresh, setup.run());
            profile = setup.profile();
            Registration registration = Registration.waitFor(fresh);
            if (!registration.isThere())
                throw new ModemException(ModemException.Kind.NETWORK, name() + ": " + registration.sentence());
            fresh.minds();
            link = fresh;
            listDue = true;
            return new ModemInfo(
                    setup.maker(),
                    fresh.ask("AT+CGMM", "", QUICK).value(),
                    profile.name(),
                    number(fresh, "AT+CGSN"),
                    number(fresh, "AT+CIMI"),
                    registration == Registration.ROAMING);
        });
    }

    /** IMEI and IMSI are 14 to 16 digits; what else a modem says there is not one. */
    private static String number(AtLink at, String command) throws ModemException {
        String value = at.ask(command, "", QUICK).value().replaceAll("[^0-9]", "");
        return value.length() >= 14 && value.length() <= 16 ? value : "";
    }

    /** Whether the device at the other end of an open line says that it has this IMEI. */
    public static FoundLine.Answer hasImei(SerialLine open, String imei) throws SerialException {
        try {
            var at = new AtLink(open);
            at.write("\u001B\rATE0\r");
            at.listen(Duration.ofMillis(500));
            return number(at, "AT+CGSN").equals(imei) ? FoundLine.Answer.YES : FoundLine.Answer.NO;
        } catch (ModemException e) {
            if (e.getCause() instanceof SerialException lost) throw lost;
            return FoundLine.Answer.SILENT;
        }
    }

    @Override
    public SendResult send(SubmitPart part) throws ModemException {
        String hex = Submit.of(part).hex();
        return closingOnFailure(() -> {
            AtLink at = opened();
            Optional<String> refusal = at.prompt("AT+CMGS=" + (hex.length() / 2 - 1), PROMPT);
            if (refusal.isPresent()) return rejected(at, refusal.get());
            AtLink.Reply reply;
            try {
                at.write(hex + "\u001A");
                reply = at.submitted(patience);
            } catch (ModemException e) {
                // from here on it may have gone out; a late answer must not be taken for that of the next message
                if (rescuedGiven) rescued.clear();
                rescuedGiven = false;
                for (AtLink.News news = at.news(); news != null; news = at.news())
                    if (!news.payload().isEmpty()) rescued.add(Inbound.parse(news.payload()));
                close();
                return new SendResult.Unknown(e.sentence());
            }
            if (!reply.ok()) return rejected(at, reply.result());
            Optional<Integer> reference = reference(reply.value());
            // an answer that cannot be read says yes all the same, but no report will be matched to it
            return reference
                    .<SendResult>map(SendResult.Accepted::new)
                    .orElseGet(() -> new SendResult.Unknown("an answer without a reference: " + reply.value()));
        });
    }

    private static Optional<Integer> reference(String value) {
        String digits = value.split(",", 2)[0].strip();
        return digits.matches("\\d{1,3}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    private SendResult rejected(AtLink at, String line) throws ModemException {
        SendResult.Rejected result = CmsError.of(line);
        switch (result) {
            case SendResult.Storage full -> listDue = true;
            case SendResult.Retry busy -> {
                // when the network is gone it is no message's fault, and none should use up its tries
                Registration registration = Registration.ask(at);
                if (!registration.isThere())
                    throw new ModemException(ModemException.Kind.NETWORK, name() + ": " + registration.sentence());
            }
            case SendResult.Reconfigure anew -> close();
            case SendResult.Permanent never -> {}
        }
        return result;
    }

    @Override
    public List<Inbound> poll(Duration wait) throws ModemException {
        return closingOnFailure(() -> {
            AtLink at = opened();
            AtStores memories = stores;
            if (memories == null) throw new IllegalStateException("open without its memories");
            memories.forgetGiven();
            if (rescuedGiven) rescued.clear();
            var found = new ArrayList<>(rescued);
            boolean toList = listDue || line.ticks().nanos() - listedNanos > LIST_EVERY_NANOS;
            at.listen(toList ? Duration.ZERO : wait);
            for (AtLink.News news = at.news(); news != null; news = at.news()) {
                if (Urc.saysRestarted(news.line())) throw new ModemException(name() + " has restarted");
                if (Urc.saysFull(news.line())) toList = true;
                else if (!news.payload().isEmpty()) found.add(Inbound.parse(news.payload()));
                else {
                    Optional<Urc.Place> place = Urc.place(news.line());
                    if (place.isPresent())
                        memories.read(place.get(), news.line().startsWith("+CDSI"), found);
                }
            }
            if (toList) {
                memories.list(found);
                listDue = false;
                listedNanos = line.ticks().nanos();
            }
            rescuedGiven = true;
            return found;
        });
    }

    @Override
    public ModemStatus status() throws ModemException {
        return closingOnFailure(() -> {
            AtLink at = opened();
            String[] fields = at.ask("AT+CSQ", "+CSQ:", QUICK).value().split(",");
            var signal = new Signal(fields[0].matches("\\d{1,2}") ? Integer.parseInt(fields[0]) : 99);
            String[] operator = at.ask("AT+COPS?", "+COPS:", QUICK).value().split("\"");
            return new ModemStatus(signal, Registration.ask(at), operator.length > 1 ? operator[1] : "");
        });
    }

    /** What else is heard meanwhile waits for the next poll. */
    @Override
    public Optional<String> ussd(String code, Duration wait) throws ModemException {
        return closingOnFailure(() -> {
            AtLink at = opened();
            AtLink.Reply reply = at.ask("AT+CUSD=1,\"" + code + "\",15", "", QUICK);
            if (!reply.ok()) return Optional.empty();
            Optional<String> answer = at.await(news -> Ussd.text(news), wait);
            if (answer.isPresent()) at.ask("AT+CUSD=2", "", QUICK); // or the session stays open
            return answer;
        });
    }

    @Override
    public Duration powerCycle() {
        close();
        // also where the device has gone from the bus: that is how a hung one often looks
        if (options.power().cycle()) return profile.boot();
        try {
            line.open();
            // a hung modem may still hear what it cannot answer
            if (!profile.reset().isEmpty()) new AtLink(line).write("\u001B\r" + profile.reset() + "\r");
            line.powerCycle();
        } catch (SerialException | ModemException e) {
            log.debug("{} cannot be restarted", name(), e);
        }
        close();
        return profile.boot();
    }

    @Override
    public void close() {
        link = null;
        stores = null;
        line.close();
    }

    private AtLink opened() throws ModemException {
        if (link == null) throw new ModemException(name() + " is not open");
        return link;
    }

    private interface Work<T> {
        T run() throws ModemException;
    }

    /** A modem that failed once is opened anew: only then is it known what state it is in. */
    private <T> T closingOnFailure(Work<T> work) throws ModemException {
        try {
            return work.run();
        } catch (ModemException e) {
            close();
            throw e;
        }
    }
}
