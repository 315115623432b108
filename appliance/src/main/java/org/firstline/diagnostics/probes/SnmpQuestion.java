package org.firstline.diagnostics.probes;

import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.snmp.SnmpUser;
import org.firstline.base.snmp.SnmpUsers;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * One GET over a socket of its own (RFC 3416; community strings as in RFC 1901, users as in RFC 3414). snmp4j reads that socket on a thread
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
        Target<UdpAddress> target = target(address);
        target.setRetries(1);
        target.setTimeout(Math.max(50, settings.timeout().toMillis() / 2));
        PDU pdu = settings.user() == null ? new PDU() : new ScopedPDU();
        pdu.setType(PDU.GET);
        for (OID oid : oids) pdu.add(new VariableBinding(oid));
        MessageDispatcher dispatcher = dispatcher();
        try (var transport = new DefaultUdpTransportMapping();
                var snmp = new Snmp(dispatcher, transport)) {
            snmp.listen();
            ResponseEvent<UdpAddress> event = snmp.send(pdu, target);
            PDU answer = event == null ? null : event.getResponse();
            if (answer == null) throw new Silent();
            if (answer.getType() == PDU.REPORT) throw new SnmpError(refusal(answer));
            // version 1 refuses the whole question where one value is not there
            if (answer.getErrorStatus() == PDU.noSuchName) return Map.of();
            if (answer.getErrorStatus() != PDU.noError) throw new SnmpError(answer.getErrorStatusText());
            var found = new LinkedHashMap<OID, Variable>();
            for (VariableBinding one : answer.getVariableBindings())
                if (!one.isException()) found.put(one.getOid(), one.getVariable());
            return found;
        }
    }

    private Target<UdpAddress> target(UdpAddress address) {
        SnmpUser user = settings.user();
        if (user == null) {
            var target = new CommunityTarget<>(address, new OctetString(settings.community()));
            target.setVersion(settings.version() == 1 ? SnmpConstants.version1 : SnmpConstants.version2c);
            return target;
        }
        var target = new UserTarget<UdpAddress>();
        target.setAddress(address);
        target.setVersion(SnmpConstants.version3);
        target.setSecurityName(new OctetString(user.name()));
        target.setSecurityLevel(SnmpUsers.level(user));
        return target;
    }

    /** With an engine of its own for this question: nobody has to remember what it knows of others' clocks. */
    private MessageDispatcher dispatcher() {
        var dispatcher = new MessageDispatcherImpl();
        SnmpUser user = settings.user();
        if (user == null) {
            dispatcher.addMessageProcessingModel(new MPv1());
            dispatcher.addMessageProcessingModel(new MPv2c());
            return dispatcher;
        }
        var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        var usm = new USM(protocols, SnmpUsers.engine(), 1);
        usm.addUser(SnmpUsers.of(user));
        var v3 = new MPv3(usm);
        v3.setSecurityProtocols(protocols);
        dispatcher.addMessageProcessingModel(v3);
        return dispatcher;
    }

    /** RFC 3414, 3.2 and 5: the far end names the counter that it has raised. */
    private static String refusal(PDU report) {
        OID counter = report.size() == 0 ? new OID() : report.get(0).getOid();
        if (counter.equals(SnmpConstants.usmStatsUnknownUserNames)) return "unknown user";
        if (counter.equals(SnmpConstants.usmStatsWrongDigests)) return "wrong password or kind of signature";
        if (counter.equals(SnmpConstants.usmStatsDecryptionErrors)) return "wrong password or kind of cipher";
        if (counter.equals(SnmpConstants.usmStatsUnsupportedSecLevels)) return "this user must not ask so safely";
        return "refused: " + counter;
    }
}
