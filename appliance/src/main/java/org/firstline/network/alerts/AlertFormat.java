package org.firstline.network.alerts;

import java.util.List;
import java.util.Locale;

/** The monitors whose payloads are understood; the last part of {@code /api/alerts/…} names one. */
public enum AlertFormat {
    ALERTMANAGER,
    LIBRENMS,
    ZABBIX;

    /** A larger body is malformed: 2,000 alerts of one Alertmanager group fit. */
    public static final int MOST_BYTES = 4 << 20;

    public String source() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a body, whatever its Content-Type claims.
     *
     * @return what it says; empty where it says nothing of hosts (a Zabbix discovery event)
     */
    public List<AlertNote> parse(byte[] body) throws MalformedAlert {
        if (body.length > MOST_BYTES) throw new MalformedAlert("body", "larger than " + (MOST_BYTES >> 20) + " MB");
        return switch (this) {
            case ALERTMANAGER -> Alertmanager.parse(body);
            case LIBRENMS -> LibreNms.parse(body);
            case ZABBIX -> Zabbix.parse(body);
        };
    }
}
