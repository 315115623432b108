package org.firstline.diagnostics.probes;

import java.time.Duration;
import org.firstline.base.snmp.SnmpUser;
import org.jspecify.annotations.Nullable;

/**
 * How switches and OLTs are asked.
 *
 * @param version 1, 2 (which is 2c) or 3
 * @param community of versions 1 and 2c
 * @param user of version 3; null with the others
 * @param timeout of a whole probe; the question is asked twice within it
 */
public record SnmpSettings(
        int version, String community, @Nullable SnmpUser user, int port, Duration timeout) {
    public static final SnmpSettings STANDARD = new SnmpSettings(2, "public", 161, Duration.ofSeconds(3));

    public SnmpSettings(int version, String community, int port, Duration timeout) {
        this(version, community, null, port, timeout);
    }

    public SnmpSettings {
        if (version < 1 || version > 3) throw new IllegalArgumentException("SNMP version " + version);
        if ((version == 3) != (user != null))
            throw new IllegalArgumentException("SNMP version 3 has a user, the others have none");
    }
}
