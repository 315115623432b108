package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings a modem from whatever state it is in to ready for short messages in PDU mode. What it may be set to is asked
 * first, because modems differ: a Cinterion MC75i takes only bfr=1, a Quectel announces reports in one store and keeps
 * them in another unless they are routed straight to us (ds=1).
 */
final class AtSetup {
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Duration PATIENT = Duration.ofSeconds(5);

    /** A modem that has just been plugged in says ERROR or "SIM busy" for some seconds. */
    private static final int TRIES = 10;

    private final AtLink link;
    private final String name;

    AtSetup(AtLink link, String name) {
        this.link = link;
        this.name = name;
    }

    /** @return the stores that may hold messages for us, the one that is selected first */
    List<String> run() throws ModemException {
        wake();
        tell("ATE0");
        tell("ATV1");
        tell("AT+CMEE=1");
        tell("AT^CURC=0"); // Huawei: no periodic status lines
        checkSim();
        insist("AT+CMGF=0", "");
        tell("AT+CSMS=0"); // with 1, each report would wait for an acknowledgement
        List<String> stores = stores();
        announce();
        return stores;
    }

    /** ESC leaves a half-open +CMGS of whoever used the modem before. */
    private void wake() throws ModemException {
        link.write("\u001B\r");
        for (int i = 0; i < TRIES / 2; i++) {
            try {
                if (link.ask("AT", "", QUICK).ok()) return;
            } catch (ModemException e) {
                if (e.getCause() != null) throw e; // the line failed
            }
        }
        throw new ModemException(name + " does not answer AT: no modem, or a stick with router (HiLink) firmware");
    }

    /** For what a modem may well not know. */
    private void tell(String command) throws ModemException {
        link.ask(command, "", PATIENT);
    }

    private AtLink.Reply insist(String command, String prefix) throws ModemException {
        AtLink.Reply reply = link.ask(command, prefix, PATIENT);
        for (int i = 1; i < TRIES && !reply.ok() && passes(reply.result()); i++) {
            link.listen(QUICK);
            reply = link.ask(command, prefix, PATIENT);
        }
        if (!reply.ok()) throw new ModemException(name + " says " + reply.result() + " to " + command);
        return reply;
    }

    /** No SIM (10), SIM failure (13) and wrong SIM (15) do not get better by asking again. */
    private static boolean passes(String result) {
        return !List.of("+CME ERROR: 10", "+CME ERROR: 13", "+CME ERROR: 15").contains(result);
    }

    private void checkSim() throws ModemException {
        AtLink.Reply reply;
        try {
            reply = insist("AT+CPIN?", "+CPIN:");
        } catch (ModemException e) {
            if (String.valueOf(e.getMessage()).contains("+CME ERROR: 10"))
                throw new ModemException(name + " has no SIM card", e);
            throw e;
        }
        // never try a PIN by ourselves: three wrong ones block the card
        if (!reply.value().equals("READY"))
            throw new ModemException(name + ": the SIM card asks for " + reply.value() + "; switch its PIN off");
    }

    private List<String> stores() throws ModemException {
        AtLink.Reply test = link.ask("AT+CPMS=?", "+CPMS:", PATIENT);
        AtRanges ranges = AtRanges.parse(test.value());
        Set<String> stores = new LinkedHashSet<>(List.of("SM", "ME", "MT"));
        if (test.ok() && !ranges.of(0).isEmpty()) {
            stores.retainAll(ranges.of(0));
            for (int memory = 1; memory <= 2; memory++)
                if (!ranges.of(memory).isEmpty() && stores.stream().anyMatch(ranges.of(memory)::contains))
                    stores.retainAll(ranges.of(memory));
        }
        if (stores.isEmpty()) throw new ModemException(name + " has no memory for messages: " + test.value());
        var usable = new ArrayList<String>();
        for (String store : stores) {
            String all = "AT+CPMS=\"%s\",\"%s\",\"%s\"".formatted(store, store, store);
            if (link.ask(usable.isEmpty() ? all : "AT+CPMS=\"" + store + "\"", "+CPMS:", PATIENT)
                    .ok()) usable.add(store);
            // MT is SM and ME together
            if (usable.size() == 2) break;
        }
        if (usable.isEmpty()) throw new ModemException(name + " lets no memory for messages be selected");
        insist("AT+CPMS=\"" + usable.getFirst() + "\"", "+CPMS:");
        return usable;
    }

    /** New messages are stored and announced (mt=1), reports come straight (ds=1), or stored and announced (ds=2). */
    private void announce() throws ModemException {
        AtLink.Reply test = link.ask("AT+CNMI=?", "+CNMI:", PATIENT);
        AtRanges may = AtRanges.parse(test.value());
        var tries = new LinkedHashSet<String>();
        if (test.ok())
            tries.add(String.join(
                    ",",
                    may.pick(0, "2", "1"),
                    may.pick(1, "1"),
                    "0",
                    may.pick(3, "1", "2", "0"),
                    may.pick(4, "0", "1")));
        tries.addAll(List.of("2,1,0,1,0", "2,1,0,2,0", "1,1,0,1,1", "2,1,0,0,0", "1,1,0,0,1"));
        for (String values : tries)
            if (link.ask("AT+CNMI=" + values, "", PATIENT).ok()) return;
        throw new ModemException(name + " cannot announce messages: its AT+CNMI takes nothing that we know");
    }
}
