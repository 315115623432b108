package org.firstline.diagnostics.probes;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.firstline.base.snmp.SnmpUser;
import org.firstline.base.snmp.SnmpUsers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** A switch that answers GETs on a UDP port of 127.0.0.1, on a thread of snmp4j's. */
final class SnmpAgent implements CommandResponder, AutoCloseable {
    /** Keeps silent instead of answering the whole question. */
    static final class Silence extends RuntimeException {
        private static final long serialVersionUID = 1;

        Silence() {
            super("silence", null, false, false);
        }
    }

    private static final Logger log = LoggerFactory.getLogger(SnmpAgent.class);

    private final Function<OID, Optional<Variable>> values;
    private final DefaultUdpTransportMapping transport;
    private final Snmp snmp;

    /** @param values empty for what it does not have; may throw {@link Silence} */
    SnmpAgent(Function<OID, Optional<Variable>> values) throws IOException {
        this(values, null);
    }

    /** @param user of version 3; null: versions 1 and 2c, whatever their community */
    SnmpAgent(Function<OID, Optional<Variable>> values, @Nullable SnmpUser user) throws IOException {
        this.values = values;
        transport = new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0"));
        var dispatcher = new MessageDispatcherImpl();
        if (user == null) {
            dispatcher.addMessageProcessingModel(new MPv1());
            dispatcher.addMessageProcessingModel(new MPv2c());
        } else {
            var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
            var usm = new USM(protocols, SnmpUsers.engine(), 1);
            usm.addUser(SnmpUsers.of(user));
            var v3 = new MPv3(usm);
            v3.setSecurityProtocols(protocols);
            dispatcher.addMessageProcessingModel(v3);
        }
        snmp = new Snmp(dispatcher, transport);
    }

    void start() throws IOException {
        snmp.addCommandResponder(this);
        snmp.listen();
    }

    int port() {
        return transport.getListenAddress().getPort();
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        PDU question = event.getPDU();
        if (question == null || question.getType() != PDU.GET) return;
        PDU answer = answer(question, event.getMessageProcessingModel());
        if (answer == null) return;
        event.setProcessed(true);
        try {
            event.getMessageDispatcher()
                    .returnResponsePdu(
                            event.getMessageProcessingModel(),
                            event.getSecurityModel(),
                            event.getSecurityName(),
                            event.getSecurityLevel(),
                            answer,
                            event.getMaxSizeResponsePDU(),
                            event.getStateReference(),
                            new StatusInformation());
        } catch (MessageException e) {
            log.debug("an answer of the simulated switch was lost", e);
        }
    }

    /** Version 1 has no words for a value that is not there, only for a question that was wrong. */
    private @Nullable PDU answer(PDU question, int version) {
        boolean first = version == MPv1.ID;
        PDU answer = question instanceof ScopedPDU asked ? scoped(asked) : new PDU();
        answer.setType(PDU.RESPONSE);
        answer.setRequestID(question.getRequestID());
        try {
            for (VariableBinding one : question.getVariableBindings()) {
                Optional<Variable> value = values.apply(one.getOid());
                if (first && value.isEmpty()) answer.setErrorStatus(PDU.noSuchName);
                Variable none = first ? new Null() : Null.noSuchInstance;
                answer.add(new VariableBinding(one.getOid(), value.orElse(none)));
            }
            return answer;
        } catch (Silence e) {
            return null;
        }
    }

    private static ScopedPDU scoped(ScopedPDU asked) {
        var answer = new ScopedPDU();
        answer.setContextEngineID(asked.getContextEngineID());
        answer.setContextName(asked.getContextName());
        return answer;
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
