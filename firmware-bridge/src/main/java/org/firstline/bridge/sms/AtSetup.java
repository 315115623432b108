package org.firstline.bridge.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    private final ModemOptions options;
    private Profile profile = Profiles.list().getLast();
    private String maker = "";

    AtSetup(AtLink link, String name, ModemOptions options) {
        this.link = link;
        this.name = name;
        this.options = options;
    }

    /** The quirks that were found; after {@link #run}. */
    Profile profile() {
        return profile;
    }

    String maker() {
        return maker;
    }

    /** @return the stores that may hold messages for us, the one that is selected first */
    List<String> run() throws ModemException {
        wake();
        tell("ATE0");
        tell("ATV1");
        tell("AT+CMEE=1");
        identify();
        for (String command : profile.init()) tell(command);
        checkSim();
        pduMode();
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
        throw new ModemException(
                ModemException.Kind.SILENT,
                name + " does not answer AT: no modem, or a stick with router (HiLink) firmware");
    }

    private void identify() throws ModemException {
        AtLink.Reply says = link.ask("AT+CGMI", "", PATIENT);
        maker = says.ok() ? says.value() : "";
        String more = String.join(" ", link.ask("ATI", "", PATIENT).lines());
        profile = options.profile().isEmpty() ? Profiles.detect(maker + " " + more) : Profiles.get(options.profile());
    }

    /** A SIMCom says ERROR to this until it has said "SMS Ready". */
    private void pduMode() throws ModemException {
        if (link.ask("AT+CMGF=0", "", PATIENT).ok()) return;
        if (!profile.waitFor().isEmpty())
            link.await(
                    line -> line.equals(profile.waitFor()) ? Optional.of(line) : Optional.empty(),
                    profile.waitAtMost());
        insist("AT+CMGF=0", "");
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
        String state = simState();
        if (state.equals("SIM PIN") && options.pins().mayTry(options.pin())) {
            AtLink.Reply reply = link.ask("AT+CPIN=\"" + options.pin() + "\"", "", PATIENT);
            if (!reply.ok()) throw card(": the SIM card does not take this PIN, which is not tried again");
            options.pins().worked(options.pin());
            state = simState();
            for (int i = 0; i < TRIES && state.equals("SIM PIN"); i++) {
                link.listen(QUICK);
                state = simState();
            }
        }
        if (state.equals("READY")) return;
        String advice = options.pin().isEmpty() || !state.equals("SIM PIN")
                ? "; switch its PIN off"
                : "; the PIN that is set was wrong, and is not tried again";
        throw card(": the SIM card asks for " + state + advice);
    }

    private String simState() throws ModemException {
        AtLink.Reply reply = link.ask("AT+CPIN?", "+CPIN:", PATIENT);
        for (int i = 1; i < TRIES && !reply.ok() && passes(reply.result()); i++) {
            link.listen(QUICK);
            reply = link.ask("AT+CPIN?", "+CPIN:", PATIENT);
        }
        if (reply.ok()) return reply.value();
        throw card(
                reply.result().equals("+CME ERROR: 10")
                        ? " has no SIM card"
                        : " says " + reply.result() + " to AT+CPIN?");
    }

    private ModemException card(String why) {
        return new ModemException(ModemException.Kind.CARD, name + why);
    }

    private List<String> stores() throws ModemException {
        AtLink.Reply test = link.ask("AT+CPMS=?", "+CPMS:", PATIENT);
        AtRanges ranges = AtRanges.parse(test.value());
        Set<String> stores = new LinkedHashSet<>(profile.stores());
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
        for (String wish : profile.cnmi()) if (!test.ok() || may.allows(wish)) tries.add(wish);
        if (test.ok())
            tries.add(String.join(
                    ",",
                    may.pick(0, "2", "1"),
                    may.pick(1, "1"),
                    "0",
                    may.pick(3, "1", "2", "0"),
                    may.pick(4, "0", "1")));
        tries.addAll(profile.cnmi());
        for (String values : tries)
            if (link.ask("AT+CNMI=" + values, "", PATIENT).ok()) return;
        throw new ModemException(name + " cannot announce messages: its AT+CNMI takes nothing that we know");
    }
}
