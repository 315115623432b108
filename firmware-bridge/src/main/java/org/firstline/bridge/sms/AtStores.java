package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memories of a modem, which are kept empty: what they hold is given out once and deleted at the next look. Works on
 * one opened link.
 */
final class AtStores {
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration LIST = Duration.ofSeconds(20);
    private static final Logger log = LoggerFactory.getLogger(AtStores.class);

    private final AtLink at;
    private final List<String> stores;
    private String selected;

    /** What the last look gave, to be deleted at the next. */
    private final Set<Urc.Place> given = new LinkedHashSet<>();

    /** @param stores those that may hold messages, the selected one first */
    AtStores(AtLink at, List<String> stores) {
        this.at = at;
        this.stores = List.copyOf(stores);
        this.selected = stores.getFirst();
    }

    void forgetGiven() throws ModemException {
        for (Urc.Place place : given) {
            select(place.store());
            AtLink.Reply reply = at.ask("AT+CMGD=" + place.index(), "", QUICK);
            if (!reply.ok()) log.debug("{} is not deleted: {}", place, reply.result());
        }
        given.clear();
        select(stores.getFirst());
    }

    /** A store that is announced need not be the one that is selected: Huawei says "SM" while "ME" is. */
    private boolean select(String store) throws ModemException {
        if (store.equals(selected)) return true;
        boolean ok = at.ask("AT+CPMS=\"" + store + "\"", "+CPMS:", QUICK).ok();
        if (ok) selected = store;
        return ok;
    }

    void read(Urc.Place announced, boolean report, List<Inbound> found) throws ModemException {
        // Quectel announces reports in "SM" and keeps them in "SR"; what else is at that index is not to be touched
        var places = new LinkedHashSet<Urc.Place>();
        if (report) places.add(new Urc.Place("SR", announced.index()));
        places.add(announced);
        for (Urc.Place place : places) {
            if (given.contains(place) || !select(place.store())) continue;
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

    void list(List<Inbound> found) throws ModemException {
        for (String store : stores) {
            if (!select(store)) continue;
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
    }
}
