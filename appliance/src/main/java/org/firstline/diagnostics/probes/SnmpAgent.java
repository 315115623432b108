package org.firstline.diagnostics.probes;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** A switch that answers GETs (versions 1 and 2c) on a UDP port of 127.0.0.1, on a thread of snmp4j's. */
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
        this.values = values;
        transport = new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0"));
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
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
        PDU answer = answer(question, event.getMessageProcessingModel() == MPv1.ID);
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

    /** @param first version 1, which has no words for a value that is not there, only for a question that was wrong */
    private @Nullable PDU answer(PDU question, boolean first) {
        var answer = new PDU();
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

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
