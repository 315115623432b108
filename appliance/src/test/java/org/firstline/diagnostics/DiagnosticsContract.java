package org.firstline.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks and facts in rows, on whatever database the subclass opens. */
abstract class DiagnosticsContract {
    private record Fixed(ProbeKind kind, Finding finding) implements Probe {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Finding look(Target target) {
            if (target.login().equals("broken")) throw new IllegalStateException("a bug");
            return finding;
        }
    }

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<DiagnosticsEvent> news = new ArrayList<>();
    private Db db;
    private Diagnostics diagnostics;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", DiagnosticsEvent.class, news::add);
        diagnostics = new Diagnostics(
                db,
                bus,
                time,
                List.of(
                        new Fixed(ProbeKind.PING, Finding.ok(ProbeKind.PING, "ping.answers", "1.5", 3)),
                        new Fixed(ProbeKind.PORT, Finding.bad(ProbeKind.PORT, "port.down"))),
                2);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static Target target(long subscriber) {
        return LineFacts.none(subscriber).target("100234", "10.0.0.1");
    }

    @Test
    void aCheckIsKeptWithWhatEachProbeFound() {
        var done = new ArrayList<Check>();
        Check begun = diagnostics.start(target(5), new Purpose(12L, 17L), "101", done::add);
        assertThat(diagnostics.latest(5)).contains(begun);
        assertThat(begun.isDone()).isFalse();
        time.settle();
        Check kept = diagnostics.find(begun.id()).orElseThrow();
        assertThat(done).containsExactly(kept);
        assertThat(kept.isDone()).isTrue();
        assertThat(kept.mark()).isEqualTo(Mark.BAD);
        assertThat(kept.purpose()).isEqualTo(new Purpose(12L, 17L));
        assertThat(kept.findings()).extracting(Finding::kind).containsExactly(ProbeKind.values());
        assertThat(kept.findings())
                .extracting(Finding::reason)
                .containsExactly("ping.answers", "port.down", "off", "off");
        assertThat(kept.findings().getFirst().args()).containsExactly("1.5", "3");
        assertThat(news).last().isEqualTo(new DiagnosticsEvent.Done(kept));
        assertThat(news).filteredOn(n -> n instanceof DiagnosticsEvent.Progress).hasSize(4);
        time.pass(Duration.ofHours(1));
        Check second = diagnostics.start(target(5), Purpose.NONE, "102");
        time.settle();
        assertThat(diagnostics.list(5, 10)).extracting(Check::id).containsExactly(second.id(), begun.id());
        assertThat(diagnostics.latest(5)).map(Check::id).contains(second.id());
        assertThat(diagnostics.list(6, 10)).isEmpty();
        assertThat(diagnostics.forget(Duration.ofMinutes(30))).isEqualTo(1);
        assertThat(diagnostics.list(5, 10)).extracting(Check::id).containsExactly(second.id());
    }

    @Test
    void checksOfLongAgoGoByThemselves() {
        diagnostics.start();
        diagnostics.start(target(5), Purpose.NONE, "101");
        time.settle();
        time.pass(Diagnostics.KEPT);
        assertThat(diagnostics.list(5, 10)).hasSize(1);
        time.pass(Duration.ofDays(1));
        assertThat(diagnostics.list(5, 10)).isEmpty();
        diagnostics.stop();
    }

    @Test
    void aProbeWithABugIsNotKnownAndTheOthersAnswer() {
        var broken = new Target(5, "broken", "", "", "", "", "");
        Check begun = diagnostics.start(broken, Purpose.NONE, "101");
        time.settle();
        Check kept = diagnostics.find(begun.id()).orElseThrow();
        assertThat(kept.mark()).isEqualTo(Mark.UNKNOWN);
        assertThat(kept.findings().getFirst().args()).containsExactly("IllegalStateException");
    }

    @Test
    void moreChecksThanTheLimitAreRefused() {
        for (int i = 0; i < Diagnostics.MOST_RUNNING; i++) diagnostics.start(target(i), Purpose.NONE, "101");
        assertThatThrownBy(() -> diagnostics.start(target(9999), Purpose.NONE, "101"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("diagnostics.busy"));
        time.settle();
        diagnostics.start(target(9999), Purpose.NONE, "101");
    }

    @Test
    void factsAreWrittenDownOverwrittenAndForgotten() {
        assertThat(diagnostics.facts(5)).isEqualTo(LineFacts.none(5));
        var facts = new LineFacts(5, "anna", "10.1.2.3", "10.0.0.9", "12", "1.7", "huawei");
        diagnostics.put(List.of(facts, new LineFacts(6, "boris", "", "", "", "", "")));
        assertThat(diagnostics.facts(5)).isEqualTo(facts);
        assertThat(diagnostics.target(5, "100234", "10.0.0.1"))
                .isEqualTo(new Target(5, "anna", "10.1.2.3", "10.0.0.9", "12", "1.7", "huawei"));
        assertThat(diagnostics.target(7, "100236", null)).isEqualTo(new Target(7, "100236", "", "", "", "", ""));
        diagnostics.put(List.of(LineFacts.none(5)));
        assertThat(diagnostics.facts(5).saysNothing()).isTrue();
        assertThat(diagnostics.facts(6).login()).isEqualTo("boris");
    }

    @Test
    void whatWouldBeAnOptionOrNonsenseIsRefused() {
        for (String bad : List.of("-f", "a b", "x;y", "10.0.0.1 -c1"))
            assertThatThrownBy(() -> new LineFacts(5, "", bad, "", "", "", ""))
                    .as(bad)
                    .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new LineFacts(5, "", "", "", "ge-0/1", "", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new LineFacts(5, "", "", "", "", "1.", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new LineFacts(5, "", "", "", "", "", "Big One"))
                .isInstanceOf(Refused.class);
        assertThat(new LineFacts(5, " anna ", "fe80::1", "sw-1.net", "", "", "").login())
                .isEqualTo("anna");
    }
}
