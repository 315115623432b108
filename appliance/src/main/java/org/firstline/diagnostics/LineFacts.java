package org.firstline.diagnostics;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstline.base.Refused;

/**
 * How a subscriber hangs on the network, as far as somebody wrote it down; all but his number may be empty.
 *
 * @param login under which he signs in; where empty, his contract stands in
 * @param address IP address or name that a ping goes to
 * @param host the switch or OLT; where empty, the nearest node above him that has a host
 * @param port ifIndex of his port there
 * @param onu the optical terminal's own part of the OID: "7" or "1.7"
 * @param profile how his optical terminal is asked, by its name in the settings: "huawei"
 */
public record LineFacts(
        long subscriber, String login, String address, String host, String port, String onu, String profile) {
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9.:_-]{0,99})?");
    private static final Pattern PORT = Pattern.compile("[0-9]{0,10}");
    private static final Pattern ONU = Pattern.compile("(?:[0-9]{1,10}(?:\\.[0-9]{1,10}){0,5})?");
    /** An address of IPv6 has colons of its own. */
    private static final Pattern DEVICE_AND_PORT = Pattern.compile("([^:/]+)[:/](?:([0-9]{1,10})|[^:]+)");

    private static final Pattern PROFILE = Pattern.compile("[a-z0-9-]{0,40}");

    public LineFacts {
        login = login.strip();
        if (login.length() > 100) throw new Refused("diagnostics.too-long-login", 100);
        address = fits("address", HOST, address);
        host = fits("host", HOST, host);
        port = fits("port", PORT, port);
        onu = fits("onu", ONU, onu);
        profile = fits("profile", PROFILE, profile);
    }

    private static String fits(String field, Pattern form, String text) {
        String word = text.strip();
        if (!form.matcher(word).matches()) throw new Refused("diagnostics.bad-" + field, word);
        return word;
    }

    public static LineFacts none(long subscriber) {
        return new LineFacts(subscriber, "", "", "", "", "", "");
    }

    public boolean saysNothing() {
        return equals(none(subscriber));
    }

    /**
     * What is to be probed. A node may be one port of a device, and is then known as {@code 10.0.0.5:7} or {@code
     * 10.0.0.5/7}; it is the device that is asked, for this port where no other was written down.
     *
     * @param contract by which billing names him
     * @param nearest host of the nearest node above him that has one; may be empty
     */
    public Target target(String contract, String nearest) {
        String at = host.isEmpty() ? nearest : host;
        Matcher of = DEVICE_AND_PORT.matcher(at);
        boolean split = of.matches();
        String index = split ? Objects.requireNonNullElse(of.group(2), "") : "";
        return new Target(
                subscriber,
                login.isEmpty() ? contract : login,
                address,
                split ? of.group(1) : at,
                port.isEmpty() ? index : port,
                onu,
                profile);
    }
}
