package org.firstline.network.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.SimulatedTime;
import org.firstline.base.snmp.SnmpUser;
import org.firstline.network.Alert;
import org.firstline.network.AlertFilter;
import org.firstline.network.MalformedPayload;
import org.firstline.network.Network;
import org.firstline.network.NetworkSettings;
import org.firstline.network.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** Real datagrams on real ports: traps of all three versions, informs, and syslog, at the clock of the test. */
class ListeningTest {
    private static final OID IF_INDEX = new OID("1.3.6.1.2.1.2.2.1.1.7");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final Health health = new Health(time, bus);
    private Db db;
    private Network network;
    private Listening listening;
    private Snmp sender;
    private int trapPort;
    private int syslogPort;

    @BeforeEach
    void open() throws Exception {
        db = Db.inMemory("network.ListeningTest");
        network = new Network(db, bus, time, NetworkSettings.of(false, Duration.ofSeconds(60)));
        network.put(new Node("here", null, "127.0.0.1", "This machine", "switch"));
        network.put(new Node("port", "here", "127.0.0.1:7", "Its port", "port"));
        trapPort = free();
        syslogPort = free();
        listening = new Listening(
                time,
                health,
                network.monitoring(),
                new ListeningSettings(
                        HERE,
                        trapPort,
                        syslogPort,
                        List.of("public"),
                        List.of(SnmpUser.parse("monitor", "sha256 auth-word-1 aes128 priv-word-1"))));
        listening.start();
        time.pass(Listening.LOOK);
        var protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
        sender = new Snmp(new DefaultUdpTransportMapping(new UdpAddress(HERE, 0)));
        var engine = MPv3.createLocalEngineID(new OctetString("test"));
        var usm = new USM(protocols, new OctetString(engine), 3);
        for (String name : List.of("monitor", "stranger"))
            usm.addUser(new UsmUser(
                    new OctetString(name),
                    AuthHMAC192SHA256.ID,
                    new OctetString("auth-word-1"),
                    PrivAES128.ID,
                    new OctetString("priv-word-1")));
        var v3 = (MPv3) sender.getMessageProcessingModel(MPv3.ID);
        v3.setSecurityProtocols(protocols);
        v3.setSecurityModels(SecurityModels.getCollection(new org.snmp4j.security.SecurityModel[] {usm}));
        v3.setLocalEngineID(engine);
        sender.listen();
    }

    @AfterEach
    void close() throws Exception {
        sender.close();
        listening.close();
        network.close();
        db.close();
    }

    private static int free() throws Exception {
        try (var socket = new DatagramSocket(0, HERE)) {
            return socket.getLocalPort();
        }
    }

    private <T extends Target<Address>> T to(T target, int version) {
        target.setAddress(new UdpAddress(HERE, trapPort));
        target.setVersion(version);
        target.setTimeout(2_000);
        target.setRetries(3);
        return target;
    }

    private CommunityTarget<Address> community(String word, int version) {
        var target = new CommunityTarget<Address>();
        target.setCommunity(new OctetString(word));
        return to(target, version);
    }

    private UserTarget<Address> user(String name, int level) {
        var target = new UserTarget<Address>();
        target.setSecurityName(new OctetString(name));
        target.setSecurityLevel(level);
        return to(target, SnmpConstants.version3);
    }

    private static <P extends PDU> P linkDown(P pdu, int type) {
        pdu.setType(type);
        pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, SnmpConstants.linkDown));
        pdu.add(new VariableBinding(IF_INDEX, new Integer32(7)));
        return pdu;
    }

    private List<Alert> alerts() {
        time.pass(Listening.LOOK);
        return network.alerts().list(AlertFilter.OPEN, null, 10);
    }

    private void comes(String node) {
        await().until(() -> alerts().stream().map(Alert::node).toList(), List.of(node)::equals);
    }

    @Test
    void versionOneWithTheDevicesOwnAddress() throws Exception {
        var pdu = new PDUv1();
        pdu.setType(PDU.V1TRAP);
        pdu.setEnterprise(new OID("1.3.6.1.4.1.318"));
        pdu.setGenericTrap(PDUv1.ENTERPRISE_SPECIFIC);
        pdu.setSpecificTrap(5);
        pdu.setAgentAddress(new IpAddress("10.0.9.1"));
        network.put(new Node("ups", null, "10.0.9.1", "UPS", "ups"));
        sender.send(pdu, community("public", SnmpConstants.version1));
        comes("ups");
        assertThat(alerts().getFirst().name()).isEqualTo("Runs on battery");
    }

    @Test
    void versionTwoAndACommunityThatIsNotBelieved() throws Exception {
        sender.send(linkDown(new PDU(), PDU.TRAP), community("guess", SnmpConstants.version2c));
        sender.send(linkDown(new PDU(), PDU.TRAP), community("public", SnmpConstants.version2c));
        comes("port");
        assertThat(network.alerts().list(AlertFilter.ALL, null, 10))
                .hasSize(1)
                .first()
                .satisfies(alert -> assertThat(alert.times()).isEqualTo(1));
        assertThat(doubts()).containsExactly("127.0.0.1: the community \"guess\" is none of snmp.community");
    }

    private List<String> doubts() {
        return network.alerts().listMalformed(10).stream()
                .map(MalformedPayload::reason)
                .toList();
    }

    @Test
    void versionThreeEncipheredAndNotLess() throws Exception {
        sender.send(linkDown(new ScopedPDU(), PDU.TRAP), user("monitor", SecurityLevel.NOAUTH_NOPRIV));
        sender.send(linkDown(new ScopedPDU(), PDU.TRAP), user("monitor", SecurityLevel.AUTH_NOPRIV));
        sender.send(linkDown(new ScopedPDU(), PDU.TRAP), user("stranger", SecurityLevel.AUTH_PRIV));
        // a device restarts: what comes after these is the proof that they were passed over
        var restart = new ScopedPDU();
        restart.setType(PDU.TRAP);
        restart.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OID("1.3.6.1.2.1.33.2.1")));
        sender.send(restart, user("monitor", SecurityLevel.AUTH_PRIV));
        comes("here");
        sender.send(linkDown(new ScopedPDU(), PDU.TRAP), user("monitor", SecurityLevel.AUTH_PRIV));
        await().until(() -> alerts().size() == 2);
        assertThat(doubts())
                .as("told once of each address")
                .singleElement()
                .asString()
                .contains("127.0.0.1: no user of snmp.v3");
    }

    @Test
    void informsAreConfirmed() throws Exception {
        confirmed(linkDown(new PDU(), PDU.INFORM), community("public", SnmpConstants.version2c));
        comes("port");
    }

    @Test
    void informsOfVersionThreeFindOurEngineFirst() throws Exception {
        confirmed(linkDown(new ScopedPDU(), PDU.INFORM), user("monitor", SecurityLevel.AUTH_PRIV));
        comes("port");
        assertThat(doubts()).as("asking for the engine is no trap").isEmpty();
    }

    private void confirmed(PDU inform, Target<Address> target) throws Exception {
        var answer = new AtomicReference<PDU>();
        sender.send(inform, target, null, new ResponseListener() {
            @Override
            public <A extends Address> void onResponse(ResponseEvent<A> event) {
                if (event.getResponse() != null) answer.set(event.getResponse());
            }
        });
        await().until(() -> {
            time.pass(Listening.LOOK);
            return answer.get() != null;
        });
        assertThat(answer.get().getType()).isEqualTo(PDU.RESPONSE);
        assertThat(answer.get().getErrorStatus()).isZero();
    }

    @Test
    void syslogAndWhatIsNoSnmp() throws Exception {
        try (var socket = new DatagramSocket(0, HERE)) {
            for (String line : List.of("<187>Port 7 link down", "chatter")) {
                var octets = line.getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(octets, octets.length, HERE, syslogPort));
                socket.send(new DatagramPacket(octets, octets.length, HERE, trapPort));
            }
        }
        comes("port");
        assertThat(doubts()).as("what is no SNMP").isEmpty();
        assertThat(health.list()).allSatisfy(part -> assertThat(part.level()).isEqualTo(Health.Level.WELL));
    }

    @Test
    void aPortThatIsTakenIsTriedAgain() throws Exception {
        int port;
        try (var taken = new DatagramSocket(0, HERE)) {
            port = taken.getLocalPort();
            var second = new Listening(
                    time, health, network.monitoring(), new ListeningSettings(HERE, 0, port, List.of(), List.of()));
            second.start();
            time.pass(Listening.LOOK);
            assertThat(level("syslog")).isEqualTo(Health.Level.ILL);
            taken.close();
            time.pass(Duration.ofSeconds(31));
            assertThat(level("syslog")).isEqualTo(Health.Level.WELL);
            second.close();
        }
    }

    private Health.Level level(String part) {
        return health.list().stream()
                .filter(one -> one.name().equals(part))
                .findFirst()
                .orElseThrow()
                .level();
    }

    @Test
    void usersAreReadFromTheFile() {
        assertThat(SnmpUser.parse("a", "none").auth()).isNull();
        assertThat(SnmpUser.parse("a", "sha-512 12345678").auth()).isEqualTo(SnmpUser.Auth.SHA512);
        assertThatThrownBy(() -> SnmpUser.parse("a", "sha256 short")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SnmpUser.parse("a", "rot13 12345678 aes128 12345678"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(SnmpUser.parse("a", "sha256 auth-word-1 aes128 priv-word-1").toString())
                .doesNotContain("word");
    }
}
