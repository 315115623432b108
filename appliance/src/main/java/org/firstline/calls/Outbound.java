package org.firstline.calls;

import java.util.List;

/**
 * A call to a number outside, as the dial plan has allowed it.
 *
 * @param number +E.164, or an emergency number or short code as dialled
 * @param callerId the number to show; empty for the trunk's own
 * @param callerName the name to show; may be empty
 * @param trunks the names of those to try, in this order; empty for all, in the order of the configuration
 * @param emergency goes also over trunks that are full or believed to be down
 */
public record Outbound(String number, String callerId, String callerName, List<String> trunks, boolean emergency) {
    public Outbound {
        if (number.isEmpty() || number.length() > Call.MAX_NUMBER)
            throw new IllegalArgumentException("not a number to be called: " + number);
        trunks = List.copyOf(trunks);
    }

    public static Outbound to(String number) {
        return new Outbound(number, "", "", List.of(), false);
    }

    public Outbound showing(String id, String name) {
        return new Outbound(number, id, name, trunks, emergency);
    }

    public Outbound over(List<String> names) {
        return new Outbound(number, callerId, callerName, names, emergency);
    }

    public Outbound asEmergency() {
        return new Outbound(number, callerId, callerName, trunks, true);
    }
}
