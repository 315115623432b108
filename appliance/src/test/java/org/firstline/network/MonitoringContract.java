package org.firstline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.network.rules.SyslogMessage;
import org.firstline.network.rules.Trap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traps, syslog and JSON on every engine: from what was heard to the alert's end. */
abstract class MonitoringContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<RulesChanged> changes = new ArrayList<>();
    private Db db;
    private Network network;
    private Monitoring monitoring;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", RulesChanged.class, changes::add);
        start();
        for (var node : List.of(
                new Node("sw", null, "10.0.0.5", "Lenina 5", "switch"),
                new Node("sw-7", "sw", "10.0.0.5:7", "Lenina 5, flat 7", "port"))) network.put(node);
    }

    @AfterEach
    void close() {
        network.close();
        db.close();
    }

    private void start() {
        if (network != null) network.close();
        network = new Network(db, bus, time, NetworkSettings.of(false, Duration.ofSeconds(60)));
        network.start();
        monitoring = network.monitoring();
        time.settle();
    }

    private static Trap trap(String kind, String... values) {
        var all = new ArrayList<Trap.Value>();
        for (int i = 0; i < values.length; i += 2) all.add(new Trap.Value(values[i], values[i + 1]));
        return new Trap("10.0.0.5", kind, all);
    }

    private static Trap link(boolean up, int port) {
        return trap("1.3.6.1.6.3.1.1.5." + (up ? 4 : 3), "1.3.6.1.2.1.2.2.1.1." + port, String.valueOf(port));
    }

    private NodeState state(String node) {
        return network.find(node).orElseThrow().state();
    }

    @Test
    void aPortOfTheTreeMakesAnOutageOfItselfAlone() {
        monitoring.traps(List.of(link(false, 7), link(false, 8)));
        time.pass(Duration.ofSeconds(61));
        assertThat(network.openOutages())
                .singleElement()
                .satisfies(outage -> assertThat(outage.nodes()).containsExactly("sw-7"));
        assertThat(state("sw")).as("another port of it").isEqualTo(NodeState.WARNING);
        monitoring.traps(List.of(link(true, 7), link(true, 8)));
        time.pass(Duration.ofSeconds(61));
        assertThat(network.openOutages()).isEmpty();
        assertThat(state("sw")).isEqualTo(NodeState.UP);
    }

    @Test
    void whoLosesItsPowerServesNobodyUntilItStartsAgain() {
        monitoring.traps(List.of(trap("1.3.6.1.4.1.2544.1.12.2.2.5")));
        time.pass(Duration.ofSeconds(61));
        assertThat(network.openOutages())
                .singleElement()
                .satisfies(outage -> assertThat(outage.nodes()).containsExactlyInAnyOrder("sw", "sw-7"));
        monitoring.traps(List.of(trap("1.3.6.1.6.3.1.1.5.1")));
        time.pass(Duration.ofSeconds(61));
        assertThat(network.openOutages()).isEmpty();
        assertThat(network.alerts().list(AlertFilter.ALL, null, 10))
                .as("the restart is in the list, and over")
                .anySatisfy(alert -> {
                    assertThat(alert.name()).isEqualTo("Restarted");
                    assertThat(alert.open()).isFalse();
                });
    }

    @Test
    void runningOnBatteryIsNoOutage() {
        monitoring.traps(List.of(trap("1.3.6.1.4.1.318.0.5")));
        time.pass(Duration.ofMinutes(5));
        assertThat(state("sw")).isEqualTo(NodeState.WARNING);
        assertThat(network.openOutages()).isEmpty();
    }

    @Test
    void whatNobodyEndsIsOverAfterItsAge() {
        monitoring.traps(List.of(trap("1.3.6.1.4.1.5000.0.17")));
        assertThat(network.alerts().list(AlertFilter.UNMATCHED, null, 10)).hasSize(1);
        time.pass(Duration.ofHours(23));
        assertThat(network.alerts().list(AlertFilter.UNMATCHED, null, 10)).hasSize(1);
        time.pass(Duration.ofHours(2));
        assertThat(network.alerts().list(AlertFilter.OPEN, null, 10)).isEmpty();
    }

    @Test
    void syslogAndJsonMeetInOneTree() throws MalformedAlert {
        monitoring.syslog(
                List.of(SyslogMessage.parse("10.0.0.5", "<187>Port 7 link down".getBytes(StandardCharsets.UTF_8))));
        assertThat(state("sw-7")).isEqualTo(NodeState.SETTLING);
        var kept = monitoring
                .json(
                        "generic",
                        "{\"host\":\"10.0.0.5\",\"name\":\"Ping\",\"state\":\"down\"}".getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(kept).extracting(Alert::node).containsExactly("sw");
        assertThat(monitoring.json("nobody", new byte[0])).isEmpty();
    }

    @Test
    void whatCanNotBeReadIsKept() {
        assertThatThrownBy(() -> monitoring.json("generic", "{".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedAlert.class);
        assertThatThrownBy(() -> monitoring.trapText("no trap".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedAlert.class);
        assertThat(network.alerts().listMalformed(10))
                .extracting(MalformedPayload::source)
                .containsExactly("snmp", "json:generic");
    }

    @Test
    void aSitesOwnLinesHoldAtOnceAndAfterARestart() {
        String line = "trap 1.3.6.1.4.1.5000.0.17 OLT-MIB::los opens los major - Signal lost";
        monitoring.change(RuleKind.TRAPS, line + "\n", "admin");
        monitoring.traps(List.of(trap("1.3.6.1.4.1.5000.0.17")));
        assertThat(network.alerts().of("sw")).extracting(Alert::name).containsExactly("Signal lost");
        time.settle();
        assertThat(changes).containsExactly(new RulesChanged(RuleKind.TRAPS, "", line, "admin"));

        assertThatThrownBy(() -> monitoring.change(RuleKind.TRAPS, line + "\ntrap oops", "admin"))
                .isInstanceOf(Refused.class);
        start();
        assertThat(monitoring.own(RuleKind.TRAPS)).isEqualTo(line);
        monitoring.change(RuleKind.TRAPS, "", "admin");
        assertThat(monitoring.own(RuleKind.TRAPS)).isEmpty();
    }
}
