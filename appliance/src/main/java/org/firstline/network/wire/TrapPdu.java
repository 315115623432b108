package org.firstline.network.wire;

import java.util.ArrayList;
import org.firstline.network.rules.Trap;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.smi.VariableBinding;

/** A notification out of its PDU; one of v1 is translated as RFC 3584, 3.1 says. */
final class TrapPdu {
    private static final String KIND = "1.3.6.1.6.3.1.1.4.1.0";
    private static final String UPTIME = "1.3.6.1.2.1.1.3.0";
    private static final String ADDRESS = "1.3.6.1.6.3.18.1.3.0";
    private static final String STANDARD = "1.3.6.1.6.3.1.1.5.";
    private static final int LONGEST = 500;

    private TrapPdu() {}

    static Trap of(PDU pdu, String peer) {
        String from = peer;
        String kind = "";
        var values = new ArrayList<Trap.Value>();
        for (VariableBinding one : pdu.getVariableBindings()) {
            String oid = one.getOid().toDottedString();
            String text = text(one);
            switch (oid) {
                case KIND -> kind = text;
                case UPTIME -> {}
                case ADDRESS -> from = text.equals("0.0.0.0") ? from : text;
                default -> values.add(new Trap.Value(oid, text));
            }
        }
        if (pdu instanceof PDUv1 v1) {
            kind = v1.getGenericTrap() < PDUv1.ENTERPRISE_SPECIFIC
                    ? STANDARD + (v1.getGenericTrap() + 1)
                    : v1.getEnterprise().toDottedString() + ".0." + v1.getSpecificTrap();
            String agent = v1.getAgentAddress().toString();
            if (!agent.equals("0.0.0.0")) from = agent;
        }
        return new Trap(from, kind, values);
    }

    private static String text(VariableBinding one) {
        String text = one.getVariable() instanceof org.snmp4j.smi.OID oid
                ? oid.toDottedString()
                : one.getVariable().toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
