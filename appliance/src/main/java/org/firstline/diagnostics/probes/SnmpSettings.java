package org.firstline.diagnostics.probes;

import java.time.Duration;

/**
 * How switches and OLTs are asked.
 *
 * @param version 1 or 2 (which is 2c)
 * @param timeout of a whole probe; the question is asked twice within it
 */
public record SnmpSettings(int version, String community, int port, Duration timeout) {
    public static final SnmpSettings STANDARD = new SnmpSettings(2, "public", 161, Duration.ofSeconds(3));

    public SnmpSettings {
        if (version != 1 && version != 2) throw new IllegalArgumentException("SNMP version " + version);
    }
}
