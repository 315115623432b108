package org.firstline.diagnostics.probes;

import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * One GET over a socket of its own (RFC 3416; community strings as in RFC 1901). snmp4j reads that socket on a thread
 * that lives as long as the question.
 */
record SnmpQuestion(SnmpSettings settings) {
    /** The far end's no, as it numbers its errors. */
    static final class SnmpError extends Exception {
        private static final long serialVersionUID = 1;

        SnmpError(String why) {
            super(why, null, false, false);
        }
    }

    /** Nothing came back in time. */
    static final class Silent extends Exception {
        private static final long serialVersionUID = 1;

        Silent() {
            super("no answer", null, false, false);
        }
    }

    /**
     * @return values by their OIDs; those that the far end does not have are absent
     * @throws Silent after the whole time-out
     */
    Map<OID, Variable> get(String host, List<OID> oids) throws IOException, Silent, SnmpError {
        var address = new UdpAddress(InetAddress.getByName(host), settings.port());
        var target = new CommunityTarget<>(address, new OctetString(settings.community()));
        target.setVersion(settings.version() == 1 ? SnmpConstants.version1 : SnmpConstants.version2c);
        target.setRetries(1);
        target.setTimeout(Math.max(50, settings.timeout().toMillis() / 2));
        var pdu = new PDU();
        pdu.setType(PDU.GET);
        for (OID oid : oids) pdu.add(new VariableBinding(oid));
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
        try (var transport = new DefaultUdpTransportMapping();
                var snmp = new Snmp(dispatcher, transport)) {
            snmp.listen();
            ResponseEvent<UdpAddress> event = snmp.send(pdu, target);
            PDU answer = event == null ? null : event.getResponse();
            if (answer == null) throw new Silent();
            // version 1 refuses the whole question where one value is not there
            if (answer.getErrorStatus() == PDU.noSuchName) return Map.of();
            if (answer.getErrorStatus() != PDU.noError) throw new SnmpError(answer.getErrorStatusText());
            var found = new LinkedHashMap<OID, Variable>();
            for (VariableBinding one : answer.getVariableBindings())
                if (!one.isException()) found.put(one.getOid(), one.getVariable());
            return found;
        }
    }
}
