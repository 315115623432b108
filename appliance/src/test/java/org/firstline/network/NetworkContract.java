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
import org.firstline.base.csv.ImportOptions;
import org.firstline.network.NetworkEvent.OutageConfirmed;
import org.firstline.network.NetworkEvent.OutageDismissed;
import org.firstline.network.NetworkEvent.OutageGrew;
import org.firstline.network.NetworkEvent.OutageMerged;
import org.firstline.network.NetworkEvent.OutageReopened;
import org.firstline.network.NetworkEvent.OutageRestored;
import org.firstline.network.NetworkEvent.OutageSuspected;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.MalformedAlert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the network must do on every engine, from a monitor's post to the news. */
abstract class NetworkContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<NetworkEvent> news = new ArrayList<>();
    private Db db;
    private Network network;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", NetworkEvent.class, event -> {
            switch (event) {
                case NetworkEvent.AlertNoted noted -> {}
                case NetworkEvent.TreeChanged changed -> {}
                default -> news.add(event);
            }
        });
        start(false);
        for (var node : List.of(
                new Node("core", null, "10.0.0.1", "Core", "router"),
                new Node("olt1", "core", "10.0.1.1", "OLT 1", "olt"),
                new Node("sw1", "olt1", "10.0.1.2", "Lenina 5", "switch"),
                new Node("sw2", "olt1", "sw2.example.net", "Lenina 7", "switch"),
                new Node("olt2", "core", "10.0.2.1", "OLT 2", "olt"))) network.put(node);
        time.settle();
        news.clear();
    }

    @AfterEach
    void close() {
        network.close();
        db.close();
    }

    private void start(boolean autoConfirm) {
        if (network != null) network.close();
        network = new Network(db, bus, time, NetworkSettings.of(autoConfirm, Duration.ofSeconds(60)));
        network.start();
        time.settle();
    }

    private List<Alert> post(String host, String status) {
        return postAs("\"status\":\"" + status + "\",", host, status);
    }

    private List<Alert> postAs(String head, String host, String status) {
        String body = "{" + head + "\"alerts\":[{\"status\":\"" + status
                + "\",\"labels\":{\"alertname\":\"ping failed\",\"instance\":\"" + host
                + "\",\"severity\":\"major\"}}]}";
        try {
            return network.alerts().receive(AlertFormat.ALERTMANAGER, body.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedAlert e) {
            throw new AssertionError(e);
        }
    }

    private void pass(int seconds) {
        time.pass(Duration.ofSeconds(seconds));
    }

    @Test
    void anAlertBecomesAnOutageAndItsEndEndsIt() {
        assertThat(post("10.0.1.1:9100", "firing")).extracting(Alert::node).containsExactly("olt1");
        assertThat(network.find("olt1").orElseThrow().state()).isEqualTo(NodeState.SETTLING);
        pass(59);
        assertThat(network.openOutages()).isEmpty();
        pass(1);
        var outage = network.openOutages().getFirst();
        assertThat(outage.node()).isEqualTo("olt1");
        assertThat(outage.nodes()).containsExactlyInAnyOrder("olt1", "sw1", "sw2");
        assertThat(outage.state()).isEqualTo(OutageState.SUSPECTED);
        assertThat(network.findOpenOutageFor("sw1")).as("nobody confirmed it").isEmpty();

        var expected = time.now().plusSeconds(3600);
        var confirmed = network.confirm(outage.id(), "head", expected);
        assertThat(network.findOpenOutageFor("sw1")).contains(confirmed);
        assertThat(network.findOpenOutageFor("olt2")).isEmpty();
        assertThat(network.find("sw1").orElseThrow().state()).isEqualTo(NodeState.CUT_OFF);
        assertThat(network.find("olt1").orElseThrow())
                .isEqualTo(new NodeView(
                        new Node("olt1", "core", "10.0.1.1", "OLT 1", "olt"),
                        List.of("sw1", "sw2"),
                        NodeState.DOWN,
                        1,
                        outage.id()));
        assertThatThrownBy(() -> network.confirm(outage.id(), "head", null)).isInstanceOf(Refused.class);

        post("10.0.1.1:9100", "resolved");
        pass(60);
        var cleared = network.getOutage(outage.id());
        assertThat(cleared.state()).isEqualTo(OutageState.RESTORING);
        assertThat(cleared.clearedAt()).isEqualTo(time.now());
        assertThat(network.findOpenOutageFor("sw1")).isEmpty();
        assertThat(news)
                .containsExactly(
                        new OutageSuspected(outage), new OutageConfirmed(confirmed), new OutageRestored(cleared));
        assertThat(network.steps(outage.id(), 10))
                .extracting(OutageStep::what)
                .containsExactly(StepKind.RESTORED, StepKind.CONFIRMED, StepKind.SUSPECTED);
    }

    @Test
    void aHistoryReadsWhatEarlierBoxesWrote() {
        start(true);
        post("10.0.1.2", "firing");
        pass(60);
        long id = network.openOutages().getFirst().id();
        db.run(h -> h.execute("update outage_step set what = 'cleared' where what = 'confirmed'"));
        assertThat(network.steps(id, 10))
                .extracting(OutageStep::what)
                .containsExactly(StepKind.RESTORED, StepKind.SUSPECTED);
    }

    @Test
    void theRuleConfirmsAtOnceWhereTheSiteWantsThat() {
        start(true);
        post("10.0.1.2", "firing");
        pass(60);
        assertThat(news).hasSize(2);
        assertThat(news.getFirst()).isInstanceOf(OutageSuspected.class);
        assertThat(news.getLast()).isInstanceOf(OutageConfirmed.class);
        assertThat(network.findOpenOutageFor("sw1")).isPresent();
    }

    @Test
    void aParentThatDiesLaterMakesItGrow() {
        post("10.0.1.2", "firing");
        pass(60);
        network.confirm(1, "head", null);
        post("10.0.1.1", "firing");
        pass(60);
        time.settle();
        assertThat(news.getLast()).isInstanceOfSatisfying(OutageGrew.class, grew -> {
            assertThat(grew.outage().node()).isEqualTo("olt1");
            assertThat(grew.added()).containsExactlyInAnyOrder("olt1", "sw2");
            assertThat(grew.outage().state()).isEqualTo(OutageState.CONFIRMED);
        });
        assertThat(network.listOutages(false, null, 10)).hasSize(1);
    }

    @Test
    void hostsOfManyKindsLeadToTheirNode() {
        assertThat(post("SW2.example.net:161", "firing").getFirst().node()).isEqualTo("sw2");
        assertThat(post("http://10.0.2.1/ping", "firing").getFirst().node()).isEqualTo("olt2");
        assertThat(post("sw1", "firing").getFirst().node()).as("by its id").isEqualTo("sw1");
        assertThat(post("Lenina 5", "firing").getFirst().node())
                .as("by its name")
                .isEqualTo("sw1");
    }

    @Test
    void anUnknownHostIsKeptAndMatchedWhenTheTreeLearnsOfIt() {
        post("10.9.9.9", "firing");
        pass(120);
        assertThat(network.alerts().list(AlertFilter.UNMATCHED, null, 10)).hasSize(1);
        assertThat(network.openOutages()).isEmpty();
        var plan = network.imports()
                .preview("id;parent;host\nnew;core;10.9.9.9\n".getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT);
        assertThat(network.find("new")).isEmpty();
        assertThat(network.imports().apply(plan).added()).isEqualTo(1);
        assertThat(network.alerts().list(AlertFilter.UNMATCHED, null, 10)).isEmpty();
        pass(60);
        assertThat(network.openOutages()).extracting(Outage::node).containsExactly("new");
    }

    @Test
    void aMalformedBodyIsRefusedByItsPlaceAndKept() {
        byte[] body = {'{', 0, (byte) 0xFF};
        assertThatThrownBy(() -> network.alerts().receive(AlertFormat.ZABBIX, body))
                .isInstanceOf(MalformedAlert.class);
        var kept = network.alerts().listMalformed(10);
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().body()).isEqualTo(body);
        assertThat(kept.getFirst().source()).isEqualTo("zabbix");
        assertThat(kept.getFirst().reason()).startsWith("line 1, column");
        for (int i = 0; i < 210; i++) network.alerts().keepMalformed("zabbix", new byte[] {(byte) i}, "n" + i);
        assertThat(network.alerts().listMalformed(1000)).hasSize(200);
        assertThat(network.alerts().listMalformed(1).getFirst().reason()).isEqualTo("n209");
    }

    @Test
    void aTruncatedMessageEndsNothing() {
        postAs("", "10.0.1.2", "firing");
        pass(60);
        postAs("\"truncatedAlerts\":7,", "10.0.1.2", "resolved");
        pass(600);
        assertThat(network.openOutages()).hasSize(1);
        postAs("\"truncatedAlerts\":0,", "10.0.1.2", "resolved");
        pass(60);
        assertThat(network.openOutages()).isEmpty();
    }

    @Test
    void anAlertThatIsNotAboutServiceIsKeptAndIsNoOutage() {
        String body = "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"CPU"
                + " hot\",\"instance\":\"10.0.1.2\",\"severity\":\"warning\"}}]}";
        assertThat(notes(body)).extracting(Alert::meansDown).containsExactly(false);
        pass(600);
        assertThat(network.openOutages()).isEmpty();
        assertThat(network.find("sw1").orElseThrow().state()).isEqualTo(NodeState.WARNING);
        assertThat(notes(body.replace("CPU hot", "Unavailable by ICMP ping")))
                .extracting(Alert::meansDown)
                .containsExactly(true);
    }

    private List<Alert> notes(String body) {
        try {
            return network.alerts().receive(AlertFormat.ALERTMANAGER, body.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedAlert e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAlertThatFiresAgainIsOneRow() {
        post("10.0.1.2", "firing");
        post("10.0.1.2", "firing");
        post("10.0.1.2", "resolved");
        post("10.0.1.2", "firing");
        post("10.0.7.7", "resolved");
        var all = network.alerts().list(AlertFilter.ALL, null, 10);
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().times()).isEqualTo(2);
        post("10.0.1.2", "resolved");
        pass(3600);
        assertThat(network.alerts().forget(Duration.ofHours(2))).isZero();
        assertThat(network.alerts().forget(Duration.ofMinutes(30))).isEqualTo(1);
    }

    @Test
    void alertsThatWereTakenBackLongAgoGoByThemselves() {
        post("10.0.1.2", "firing");
        post("10.0.1.2", "resolved");
        post("10.0.2.1", "firing");
        network.close(); // half a year of its minutes would take long
        time.pass(Alerts.KEPT.minusHours(1));
        start(false);
        assertThat(network.alerts().list(AlertFilter.ALL, null, 10)).hasSize(2);
        time.pass(Duration.ofDays(1));
        assertThat(network.alerts().list(AlertFilter.ALL, null, 10))
                .extracting(Alert::node)
                .as("what still is is kept for ever")
                .containsExactly("olt2");
    }

    @Test
    void peopleDeclareDismissAndEnd() {
        var declared = network.declare("olt1", "head");
        assertThat(declared.state()).isEqualTo(OutageState.CONFIRMED);
        assertThat(network.findOpenOutageFor("sw2")).contains(declared);
        assertThatThrownBy(() -> network.declare("sw1", "head"))
                .isInstanceOf(Refused.class)
                .hasMessage("Node sw1 is already part of outage 1.");
        assertThatThrownBy(() -> network.declare("nowhere", "head")).isInstanceOf(Refused.class);
        post("10.0.1.2", "firing");
        pass(60);
        post("10.0.1.2", "resolved");
        pass(600);
        assertThat(network.openOutages()).as("a person declared it").hasSize(1);
        var at = time.now().plusSeconds(600);
        assertThat(network.setExpected(1, at, "head").expectedAt()).isEqualTo(at);
        assertThat(network.annotate(1, "Cable cut", "head").note()).isEqualTo("Cable cut");
        assertThat(network.setAffected(1, 42).affected()).isEqualTo(42);
        var cleared = network.clear(1, "head");
        assertThat(cleared.affected()).isEqualTo(42);
        assertThat(network.getOutage(1)).isEqualTo(cleared);
        assertThatThrownBy(() -> network.clear(1, "head")).hasMessage("Outage 1 is over.");
        assertThat(network.setAffected(1, 43).affected()).as("counted late").isEqualTo(43);

        post("10.0.2.1", "firing");
        pass(60);
        network.dismiss(2, "agent101");
        pass(3600);
        assertThat(network.openOutages()).isEmpty();
        assertThat(news.getLast()).isInstanceOf(OutageDismissed.class);
        assertThat(network.steps(2, 10).getFirst().actor()).isEqualTo("agent101");
    }

    @Test
    void whatIsDeclaredHigherSwallowsWhatWasOpenBelow() {
        post("10.0.1.2", "firing");
        pass(60);
        var small = network.getOutage(1);
        pass(600);
        var big = network.declare("core", "head");
        time.settle();
        assertThat(big.startedAt()).as("some are without service since then").isEqualTo(small.startedAt());
        assertThat(network.getOutage(1).state()).isEqualTo(OutageState.MERGED);
        assertThat(network.getOutage(1).mergedInto()).isEqualTo(big.id());
        assertThat(news).anySatisfy(event -> assertThat(event).isInstanceOf(OutageMerged.class));
        assertThat(network.openOutages()).containsExactly(big);
    }

    @Test
    void whatWasRestoredIsVerifiedOrReopenedByWhoeverLooked() {
        post("10.0.1.2", "firing");
        pass(60);
        var expected = time.now().plusSeconds(3600);
        network.confirm(1, "head", expected);
        assertThatThrownBy(() -> network.verify(1, "check")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> network.reopen(1, "why", "check")).isInstanceOf(Refused.class);
        post("10.0.1.2", "resolved");
        pass(3600);
        assertThat(network.getOutage(1).state()).isEqualTo(OutageState.RESTORING);
        start(false);
        assertThat(network.listOutages(true, null, 10)).extracting(Outage::id).containsExactly(1L);
        var again = network.reopen(1, "port is red", "check");
        assertThat(again.state()).isEqualTo(OutageState.CONFIRMED);
        assertThat(again.reopened()).isEqualTo(1);
        start(false);
        pass(3600);
        assertThat(network.findOpenOutageFor("sw1"))
                .as("no alert says so, but somebody did")
                .contains(again);
        assertThat(network.expectedHistory(1))
                .extracting(ExpectedChange::from, ExpectedChange::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, expected),
                        org.assertj.core.groups.Tuple.tuple(expected, null));
        network.clear(1, "head");
        var verified = network.verify(1, "check");
        assertThat(verified.verifiedAt()).isEqualTo(time.now());
        assertThat(network.getOutage(1)).isEqualTo(verified);
        assertThat(network.listOutages(true, null, 10)).isEmpty();
        time.settle();
        assertThat(news.getLast()).isInstanceOf(NetworkEvent.OutageVerified.class);
    }

    @Test
    void aSuspicionThatPassesIsOverAtOnce() {
        post("10.0.1.2", "firing");
        pass(60);
        post("10.0.1.2", "resolved");
        pass(60);
        assertThat(network.getOutage(1).state()).isEqualTo(OutageState.CLOSED);
        assertThat(news.getLast()).isInstanceOf(NetworkEvent.OutageFaded.class);
    }

    @Test
    void aDeathSoonAfterTheEndReopensItInItsOldState() {
        post("10.0.1.2", "firing");
        pass(60);
        network.confirm(1, "head", null);
        post("10.0.1.2", "resolved");
        pass(600);
        post("10.0.1.2", "firing");
        pass(60);
        assertThat(news.getLast()).isInstanceOf(OutageReopened.class);
        assertThat(network.getOutage(1).state()).isEqualTo(OutageState.CONFIRMED);
        assertThat(network.listOutages(true, null, 10)).hasSize(1);
    }

    @Test
    void aRestartGoesOnWhereTheRowsStand() {
        post("10.0.1.1", "firing");
        pass(60);
        network.confirm(1, "head", null);
        post("10.0.2.1", "firing");
        pass(30);
        start(false);
        assertThat(network.findOpenOutageFor("sw1")).isPresent();
        assertThat(network.openOutages()).hasSize(1);
        pass(30);
        assertThat(network.openOutages()).as("held since before the restart").hasSize(2);
        network.dismiss(2, "head");
        start(false);
        pass(3600);
        assertThat(network.openOutages())
                .as("the person's word outlives a restart")
                .extracting(Outage::id)
                .containsExactly(1L);
        post("10.0.1.1", "resolved");
        start(false);
        pass(60);
        assertThat(network.openOutages()).isEmpty();
        assertThat(network.declare("olt2", "head").id()).isEqualTo(3);
    }

    @Test
    void aStormOfFiveHundredAlertsIsOneOutage() {
        var csv = new StringBuilder("id;parent;host\n");
        for (int i = 0; i < 500; i++)
            csv.append("s")
                    .append(i)
                    .append(";olt2;10.5.")
                    .append(i / 250)
                    .append('.')
                    .append(i % 250)
                    .append('\n');
        network.imports()
                .apply(network.imports()
                        .preview(csv.toString().getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT));
        for (int i = 499; i >= 0; i--) {
            post("10.5." + i / 250 + "." + i % 250, "firing");
            if (i == 250) post("10.0.2.1", "firing");
            time.pass(Duration.ofMillis(100));
        }
        pass(120);
        assertThat(network.listOutages(false, null, 10)).hasSize(1);
        assertThat(network.openOutages().getFirst().node()).isEqualTo("olt2");
        assertThat(network.openOutages().getFirst().nodes()).hasSize(501);
    }

    @Test
    void theTreeIsKeptInOrder() {
        assertThat(network.list("lenina", null, 10))
                .extracting(v -> v.node().id())
                .containsExactly("sw1", "sw2");
        assertThat(network.list("", "olt1", 2)).extracting(v -> v.node().id()).containsExactly("olt2", "sw1");
        assertThat(network.children(null)).extracting(v -> v.node().id()).containsExactly("core");
        assertThat(network.tree().path("sw1")).containsExactly("core", "olt1", "sw1");
        assertThatThrownBy(() -> network.put(new Node("core", "sw1", "", "", "")))
                .hasMessageContaining("hang on itself");
        assertThatThrownBy(() -> network.put(new Node("x", "nowhere", "", "", "")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> network.remove("olt1")).hasMessageContaining("Other nodes hang on olt1");
        network.remove("sw2");
        start(false);
        assertThat(network.tree().size()).isEqualTo(4);
    }
}
