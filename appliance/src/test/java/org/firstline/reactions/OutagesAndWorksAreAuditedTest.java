package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.firstline.appliance.TestBox;
import org.firstline.audit.AuditEntry;
import org.firstline.audit.AuditFilter;
import org.firstline.base.PublicText;
import org.firstline.base.SimulatedTime;
import org.firstline.network.Node;
import org.firstline.network.OutageState;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.services.Services;
import org.firstline.works.NewWork;
import org.firstline.works.WorkKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutagesAndWorksAreAuditedTest {
    private static int box;

    private final SimulatedTime time = new SimulatedTime();
    private Services s;

    @BeforeEach
    void start() {
        s = TestBox.services("OutagesAndWorksAreAuditedTest" + box++, time);
        s.network().put(new Node("olt", null, "10.0.0.1", "North", "olt"));
        s.network().put(new Node("far", null, "10.0.0.2", "Far", "olt"));
        s.network().start();
        s.works().start();
        time.settle();
    }

    @Test
    void whatAPersonDecidesOverAnOutageIsWritten() {
        var network = s.network();
        Instant six = Instant.parse("2030-01-01T18:00:00Z");
        Instant seven = six.plusSeconds(3600);
        long id = network.declare("olt", "head", six).id();
        network.setExpected(id, seven, "head");
        network.setExpected(id, null, "head");
        network.setPublicText(id, new PublicText("Cable", "Кабель"), "head");
        network.annotate(id, "dig", "head");
        network.clear(id, "head");
        network.reopen(id, "no signal", "anna");
        network.clear(id, "head");
        network.verify(id, "head");
        time.settle();
        String of = " outage:" + id + " ";
        assertThat(book())
                .containsExactly(
                        "head OUTAGE_DECLARED" + of + ">node=olt\nexpectedAt=" + six,
                        "head OUTAGE_EXPECTED" + of + "expectedAt=" + six + ">expectedAt=" + seven,
                        "head OUTAGE_EXPECTED" + of + "expectedAt=" + seven + ">",
                        "head OUTAGE_TEXT_SET" + of + ">textEn=Cable\ntextRu=Кабель",
                        "head OUTAGE_NOTED" + of + ">note=dig",
                        "head OUTAGE_ENDED" + of + ">",
                        "anna OUTAGE_REOPENED" + of + ">reason=no signal",
                        "head OUTAGE_ENDED" + of + ">",
                        "head OUTAGE_VERIFIED" + of + ">");
    }

    @Test
    void whatTheMonitorsSayIsNobodysDecisionButWhatIsMadeOfItIs() throws MalformedAlert {
        for (String host : List.of("10.0.0.1", "10.0.0.2"))
            s.network()
                    .alerts()
                    .receive(
                            AlertFormat.ALERTMANAGER,
                            ("{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"ping\",\"instance\":\""
                                            + host + "\",\"severity\":\"critical\"}}]}")
                                    .getBytes(StandardCharsets.UTF_8));
        time.pass(Duration.ofMinutes(2));
        assertThat(s.network().openOutages()).hasSize(2);
        for (var outage : s.network().openOutages())
            if (outage.state() == OutageState.SUSPECTED) s.network().confirm(outage.id(), "head", null);
        var ids = s.network().openOutages();
        s.network().dismiss(ids.getLast().id(), "head");
        time.settle();
        assertThat(book()).allMatch(line -> line.startsWith("head OUTAGE_"));
        assertThat(book())
                .last()
                .isEqualTo("head OUTAGE_DISMISSED outage:" + ids.getLast().id() + " >");
    }

    @Test
    void whatAPersonDoesWithWorksIsWrittenAndWhatTheClockDoesIsNot() {
        Instant from = time.now().plus(Duration.ofDays(2));
        Instant until = from.plus(Duration.ofHours(1));
        Instant later = until.plus(Duration.ofHours(1));
        var works = s.works();
        long id = works.plan(plan(from, until), "head").id();
        works.move(id, until, later, "rain", "head");
        time.pass(Duration.between(time.now(), until).plusMinutes(1));
        works.extend(id, later.plusSeconds(60), "head");
        works.finish(id, "head");
        long other = works.plan(plan(later.plusSeconds(600), later.plusSeconds(1200)), "anna")
                .id();
        works.cancel(other, "no crew", "anna");
        time.settle();
        String of = " work:" + id + " ";
        String window = "from=" + from + "\nuntil=" + until;
        assertThat(book())
                .containsExactly(
                        "head WORK_PLANNED" + of + ">nodes=olt\n" + window,
                        "head WORK_MOVED" + of + window + ">from=" + until + "\nuntil=" + later + "\nreason=rain",
                        "head WORK_EXTENDED" + of + "until=" + later + ">until=" + later.plusSeconds(60),
                        "head WORK_DONE" + of + ">",
                        "anna WORK_PLANNED work:" + other + " >nodes=olt\nfrom=" + later.plusSeconds(600) + "\nuntil="
                                + later.plusSeconds(1200),
                        "anna WORK_CANCELLED work:" + other + " >reason=no crew");
    }

    private static NewWork plan(Instant from, Instant until) {
        return new NewWork(WorkKind.MAINTENANCE, Set.of("olt"), from, until, PublicText.NONE, "", Set.of());
    }

    private List<String> book() {
        return s.audit().list(AuditFilter.ALL, null, 100).reversed().stream()
                .map(OutagesAndWorksAreAuditedTest::line)
                .toList();
    }

    private static String line(AuditEntry entry) {
        return entry.actor() + " " + entry.kind() + " " + entry.subject() + " " + entry.before() + ">" + entry.after();
    }
}
