package org.firstline.network.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.firstline.base.snmp.SnmpUser;
import org.firstline.base.snmp.SnmpUsers;
import org.firstline.network.rules.Trap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.TransportStateReference;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.AbstractTransportMapping;

/**
 * Reads SNMP messages and answers what asks for an answer (informs, discovery of our engine by v3). The library's
 * decoder, security and engine are used without its sockets and threads: it is fed one datagram at a time. Our engine's
 * id is new at each start, so that its count of boots need not be kept (RFC 3414, 2.2); only informs know it. One thread.
 */
final class SnmpReader {
    private static final Logger log = LoggerFactory.getLogger(SnmpReader.class);

    private final Wire wire;
    private final List<String> communities;
    private final Map<String, Integer> levels = new HashMap<>();
    private final Consumer<Trap> traps;
    /** Of the datagram that is read: whether anybody wanted or answered it, and why it was not believed. */
    private boolean settled;

    private String doubt = "";

    /** @param answers sends a datagram */
    SnmpReader(ListeningSettings settings, Datagrams.Taker answers, Consumer<Trap> traps) {
        this.communities = settings.communities();
        this.traps = traps;
        this.wire = new Wire((to, answer) -> {
            settled = true;
            answers.take(to, answer);
        });
        var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        var usm = new USM(protocols, SnmpUsers.engine(), 1);
        for (SnmpUser user : settings.users()) {
            usm.addUser(SnmpUsers.of(user));
            levels.put(user.name(), SnmpUsers.level(user));
        }
        var dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
        var v3 = new MPv3(usm);
        v3.setSecurityProtocols(protocols);
        dispatcher.addMessageProcessingModel(v3);
        dispatcher.addTransportMapping(wire);
        wire.addTransportListener(dispatcher);
        dispatcher.addCommandResponder(new Responder());
    }

    /**
     * Whatever can't be read as SNMP, or is not believed, is passed over.
     *
     * @return why it was not believed, for who set up the device; empty for what was taken or answered, and for what is no
     *     trap
     */
    Optional<String> read(InetSocketAddress from, byte[] datagram) {
        settled = false;
        doubt = isVersion3(datagram) ? "no user of snmp.v3, at the level set there, has its name and keys" : "";
        try {
            wire.feed(from, datagram);
        } catch (RuntimeException e) {
            // some broken encodings end in the library as these
            log.debug("not SNMP, from {}", from, e);
            return Optional.empty();
        }
        return settled || doubt.isEmpty() ? Optional.empty() : Optional.of(doubt);
    }

    /** By the first two fields of a message: a sequence, and in it the version as one octet (RFC 3412, section 6). */
    private static boolean isVersion3(byte[] datagram) {
        if (datagram.length < 2 || datagram[0] != 0x30) return false;
        int at = datagram[1] >= 0 ? 2 : 2 + (datagram[1] & 0x7F);
        return at + 2 < datagram.length && datagram[at] == 2 && datagram[at + 1] == 1 && datagram[at + 2] == 3;
    }

    private final class Responder implements CommandResponder {
        @Override
        public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
            PDU pdu = event.getPDU();
            boolean trap = pdu != null && isTrap(pdu);
            settled = !trap || isBelieved(event);
            if (pdu == null || !trap || !settled) return;
            event.setProcessed(true);
            traps.accept(TrapPdu.of(pdu, address(event.getPeerAddress())));
            if (pdu.getType() == PDU.INFORM) confirm(event, pdu);
        }
    }

    private static boolean isTrap(PDU pdu) {
        return pdu.getType() == PDU.TRAP || pdu.getType() == PDU.V1TRAP || pdu.getType() == PDU.INFORM;
    }

    private boolean isBelieved(CommandResponderEvent<?> event) {
        String name = new OctetString(event.getSecurityName()).toString();
        if (event.getSecurityModel() == SecurityModel.SECURITY_MODEL_USM) {
            Integer least = levels.get(name);
            return least != null && event.getSecurityLevel() >= least;
        }
        boolean known = communities.isEmpty() || communities.contains(name);
        if (!known) doubt = "the community \"" + name + "\" is none of snmp.community";
        return known;
    }

    private static <A extends Address> void confirm(CommandResponderEvent<A> event, PDU inform) {
        PDU answer = (PDU) inform.clone();
        answer.setType(PDU.RESPONSE);
        answer.setErrorStatus(PDU.noError);
        answer.setErrorIndex(0);
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
            log.debug("an inform could not be confirmed", e);
        }
    }

    private static String address(@Nullable Address peer) {
        return peer instanceof UdpAddress udp ? udp.getInetAddress().getHostAddress() : "";
    }

    /** The library's idea of a socket. */
    private static final class Wire extends AbstractTransportMapping<UdpAddress> {
        private final Datagrams.Taker answers;

        Wire(Datagrams.Taker answers) {
            this.answers = answers;
        }

        void feed(InetSocketAddress from, byte[] datagram) {
            var address = new UdpAddress(from.getAddress(), from.getPort());
            fireProcessMessage(
                    address,
                    ByteBuffer.wrap(datagram),
                    new TransportStateReference(
                            this, address, null, SecurityLevel.undefined, SecurityLevel.undefined, false, this));
        }

        @Override
        public Class<? extends Address> getSupportedAddressClass() {
            return UdpAddress.class;
        }

        @Override
        public void sendMessage(
                UdpAddress to, byte[] message, TransportStateReference state, long timeout, int retries) {
            answers.take(new InetSocketAddress(to.getInetAddress(), to.getPort()), message);
        }

        @Override
        public UdpAddress getListenAddress() {
            return new UdpAddress(0);
        }

        @Override
        public boolean isListening() {
            return true;
        }

        @Override
        public void listen() throws IOException {
            // it is fed
        }

        @Override
        public void close() {
            // the socket is another's
        }
    }
}
