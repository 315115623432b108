package org.firstline.messages;

import java.util.List;

/**
 * One modem, or another way out, as the configuration file has it.
 *
 * @param name {@code modem} where there is but one
 * @param device what its line is, for people: a path, {@code simulated}, {@code smpp:…}
 * @param caps of its SIM card
 * @param prefixes the beginnings of numbers that are meant for it, {@code +7351}; none: all
 * @param ussd the service code that tells its balance; empty for none
 */
public record ModemSettings(String name, String device, Caps caps, List<String> prefixes, String ussd) {
    /** The name of the only one. */
    public static final String ONLY = "modem";

    public ModemSettings {
        prefixes = List.copyOf(prefixes);
        if (!name.matches("[a-z0-9-]{1,20}")) throw new IllegalArgumentException("a modem called " + name);
        for (String prefix : prefixes)
            if (!prefix.matches("\\+\\d{1,12}"))
                throw new IllegalArgumentException("not a prefix such as +7351: " + prefix);
        if (!ussd.matches("|[*#][0-9*#]{1,30}"))
            throw new IllegalArgumentException("not a code such as *100#: " + ussd);
    }

    /** The only modem, at this rate a minute. */
    public static ModemSettings only(String device, int rate) {
        return new ModemSettings(ONLY, device, new Caps(rate, 0, 0), List.of(), "");
    }

    /** The thread that owns it. */
    public String owner() {
        return "modem." + name;
    }

    /** How the health page calls it. */
    String part() {
        return name.equals(ONLY) ? ONLY : owner();
    }
}
