package org.firstline.network.alerts;

import java.util.Locale;

/** Reads a host out of the ways in which monitors write one. */
public final class Hosts {
    private Hosts() {}

    /** {@code 10.0.0.1:9100}, {@code [2001:db8::1]:9100}, {@code https://sw1.example.net/ping} → the host alone. */
    public static String bare(String instance) {
        String text = instance.strip();
        int scheme = text.indexOf("://");
        if (scheme >= 0) text = text.substring(scheme + 3).split("[/?#]", 2)[0];
        if (text.startsWith("[")) return text.substring(1).split("]", 2)[0].toLowerCase(Locale.ROOT);
        int colon = text.indexOf(':');
        boolean port = colon >= 0 && colon == text.lastIndexOf(':');
        return (port ? text.substring(0, colon) : text).toLowerCase(Locale.ROOT);
    }
}
