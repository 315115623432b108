package org.firstline.diagnostics.probes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.firstline.diagnostics.Probe;

/** Makes the probes that the settings name. */
public final class Probes {
    private Probes() {}

    public static List<Probe> of(ProbeSettings settings) {
        var probes = new ArrayList<Probe>();
        if (settings.ping() != null) probes.add(new PingProbe("ping", settings.ping()));
        if (settings.snmp() != null) {
            probes.add(new PortProbe(settings.snmp(), settings.mostErrors()));
            var profiles = new HashMap<String, OpticsProfile>();
            OpticsProfile.known().forEach(profile -> profiles.put(profile.name(), profile));
            settings.optics().forEach((name, text) -> profiles.put(name, OpticsProfile.parse(name, text)));
            probes.add(new OpticsProbe(settings.snmp(), profiles));
        }
        if (settings.sql() != null) probes.add(new SqlSession(settings.sql()));
        else if (settings.hook() != null) probes.add(new HookSession(settings.hook()));
        return List.copyOf(probes);
    }
}
