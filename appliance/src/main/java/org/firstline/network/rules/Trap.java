package org.firstline.network.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A notification as SNMPv2 knows it (RFC 3416, 4.2.6); one of v1 is translated by RFC 3584, 3.1.
 *
 * @param from the device's address: what the trap itself says where a proxy sent it on, else the sender's
 * @param kind snmpTrapOID without a leading dot, or the name that snmptrapd wrote: {@code IF-MIB::linkDown}
 * @param values what came with it, uptime and kind left out
 */
public record Trap(String from, String kind, List<Value> values) {
    /** A trap with more values is cut: no MIB knows so many. */
    public static final int MOST_VALUES = 64;

    /** @param name an OID without a leading dot, or a name with its instance: {@code IF-MIB::ifIndex.7} */
    public record Value(String name, String text) {}

    public Trap {
        values = values.stream().limit(MOST_VALUES).toList();
    }

    /** For people. */
    public String summary() {
        return values.stream().map(value -> value.name + " = " + value.text).collect(Collectors.joining("; "));
    }
}
