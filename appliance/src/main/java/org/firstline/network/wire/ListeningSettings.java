package org.firstline.network.wire;

import java.net.InetAddress;
import java.util.List;
import org.firstline.base.snmp.SnmpUser;

/**
 * @param trapPort for SNMP traps; 0 = none are taken
 * @param syslogPort for syslog; 0 = none is taken
 * @param communities of v1 and v2c that are believed; empty = any
 * @param users of v3 that are believed
 */
public record ListeningSettings(
        InetAddress bind, int trapPort, int syslogPort, List<String> communities, List<SnmpUser> users) {
    public ListeningSettings {
        communities = List.copyOf(communities);
        users = List.copyOf(users);
    }
}
