package org.firstline.diagnostics.probes;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which probes there are and how they ask.
 *
 * @param ping null for none
 * @param snmp null for neither ports nor optics
 * @param mostErrors new errors of a port since it was last looked at that are still well
 * @param optics further profiles by name, as {@link OpticsProfile#parse} reads them; one with a known name replaces it
 * @param sql asked for sessions; where it is null,
 * @param hook is
 * @param lanes probes of one kind that work at once
 */
public record ProbeSettings(
        @Nullable Duration ping,
        @Nullable SnmpSettings snmp,
        int mostErrors,
        Map<String, String> optics,
        @Nullable SqlSettings sql,
        @Nullable HookSettings hook,
        int lanes) {
    public static final int MOST_ERRORS = 100;
    public static final int LANES = 4;

    /** No probe at all. */
    public static final ProbeSettings NONE = new ProbeSettings(null, null, MOST_ERRORS, Map.of(), null, null, LANES);

    public ProbeSettings {
        optics = Map.copyOf(optics);
        optics.forEach(OpticsProfile::parse);
    }

    /** @throws IllegalArgumentException with what is wrong with this profile */
    public static void checkProfile(String name, String text) {
        OpticsProfile.parse(name, text);
    }
}
