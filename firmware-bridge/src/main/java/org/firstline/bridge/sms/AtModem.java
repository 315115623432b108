package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A GSM, UMTS or LTE modem that is spoken to in AT commands, PDU mode (3GPP TS 27.005). Works around what modems are
 * known to get wrong; each work-around says whose fault it is for.
 */
public final class AtModem implements Modem {
    private static final Logger log = LoggerFactory.getLogger(AtModem.class);

    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration PROMPT = Duration.ofSeconds(10);
    private static final Duration LIST = Duration.ofSeconds(20);

    /** +CMTI stops when a memory is full, so the memories are looked through now and then all the same. */
    private static final long LIST_EVERY_NANOS = Duration.ofMinutes(5).toNanos();

    private final SerialLine line;
    private final Duration patience;
    private @Nullable AtLink link;
    private List<String> stores = List.of();
    private String selected = "";
    private boolean listDue;
    private long listedNanos;

    /** What the last poll gave, to be deleted at the next. */
    private final Set<Urc.Place> given = new LinkedHashSet<>();

    public AtModem(SerialLine line) {
        this(line, Duration.ofSeconds(60));
    }

    /**
     * @param patience how long the network may take to answer after a message was handed over; modems were seen to
     *     answer after 14 s, and say in their manuals up to 120 s
     */
    public AtModem(SerialLine line, Duration patience) {
        this.line = line;
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
            throw new ModemException(String.valueOf(e.getMessage()), e);
        }
        var fresh = new AtLink(line);
        return closingOnFailure(() -> {
            stores = new AtSetup(fresh, name()).run();
            selected = stores.getFirst();
            Registration registration = Registration.waitFor(fresh);
            if (!registration.isThere()) throw new ModemException(name() + ": " + registration.sentence());
            var info = new ModemInfo(
                    fresh.ask("AT+CGMI", "", QUICK).value(),
                    fresh.ask("AT+CGMM", "", QUICK).value(),
                    registration == Registration.ROAMING);
            link = fresh;
            listDue = true;
            return info;
        });
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
                close();
                return new SendResult.Unknown(String.valueOf(e.getMessage()));
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
                if (!registration.isThere()) throw new ModemException(name() + ": " + registration.sentence());
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
            forgetGiven(at);
            var found = new ArrayList<Inbound>();
            boolean toList = listDue || System.nanoTime() - listedNanos > LIST_EVERY_NANOS;
            at.listen(toList ? Duration.ZERO : wait);
            for (AtLink.News news = at.news(); news != null; news = at.news()) {
                if (Urc.saysRestarted(news.line())) throw new ModemException(name() + " has restarted");
                if (Urc.saysFull(news.line())) toList = true;
                else if (!news.payload().isEmpty()) found.add(Inbound.parse(news.payload()));
                else {
                    Optional<Urc.Place> place = Urc.place(news.line());
                    if (place.isPresent()) read(at, place.get(), news.line().startsWith("+CDSI"), found);
                }
            }
            if (toList) list(at, found);
            return found;
        });
    }

    private void forgetGiven(AtLink at) throws ModemException {
        for (Urc.Place place : given) {
            select(at, place.store());
            AtLink.Reply reply = at.ask("AT+CMGD=" + place.index(), "", QUICK);
            if (!reply.ok()) log.debug("{} does not delete {}: {}", name(), place, reply.result());
        }
        given.clear();
        if (!stores.isEmpty()) select(at, stores.getFirst());
    }

    /** A store that is announced need not be the one that is selected: Huawei says "SM" while "ME" is. */
    private boolean select(AtLink at, String store) throws ModemException {
        if (store.equals(selected)) return true;
        boolean ok = at.ask("AT+CPMS=\"" + store + "\"", "+CPMS:", QUICK).ok();
        if (ok) selected = store;
        return ok;
    }

    private void read(AtLink at, Urc.Place announced, boolean report, List<Inbound> found) throws ModemException {
        // Quectel announces reports in "SM" and keeps them in "SR"; what else is at that index is not to be touched
        var places = new LinkedHashSet<Urc.Place>();
        if (report) places.add(new Urc.Place("SR", announced.index()));
        places.add(announced);
        for (Urc.Place place : places) {
            if (given.contains(place) || !select(at, place.store())) continue;
            AtLink.Reply reply = at.ask("AT+CMGR=" + place.index(), "+CMGR:", QUICK);
            // a bare OK means that nothing is there
            if (!reply.ok() || reply.lines().size() < 2) continue;
            Inbound inbound = Inbound.parse(reply.lines().get(1));
            if (report && !(inbound instanceof Inbound.Report)) continue;
            found.add(inbound);
            given.add(place);
            return;
        }
    }

    private void list(AtLink at, List<Inbound> found) throws ModemException {
        for (String store : stores) {
            if (!select(at, store)) continue;
            List<String> lines = at.ask("AT+CMGL=4", "+CMGL:", LIST).lines();
            for (int i = 0; i + 1 < lines.size(); i++) {
                String header = lines.get(i);
                if (!header.startsWith("+CMGL:") || lines.get(i + 1).startsWith("+CMGL:")) continue;
                String[] fields = header.substring(6).strip().split(",");
                if (!fields[0].matches("\\d+") || fields.length < 2) continue;
                // status 2 and 3 are messages that somebody wrote and kept: not ours to read or delete
                boolean received = fields[1].equals("0") || fields[1].equals("1");
                var place = new Urc.Place(store, Integer.parseInt(fields[0]));
                if (received && given.add(place)) found.add(Inbound.parse(lines.get(i + 1)));
            }
        }
        listDue = false;
        listedNanos = System.nanoTime();
    }

    @Override
    public Signal signal() throws ModemException {
        return closingOnFailure(() -> {
            String[] fields = opened().ask("AT+CSQ", "+CSQ:", QUICK).value().split(",");
            return new Signal(fields[0].matches("\\d{1,2}") ? Integer.parseInt(fields[0]) : 99);
        });
    }

    @Override
    public void close() {
        link = null;
        given.clear();
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
