package org.firstline.network.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.firstline.base.Refused;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped table makes of the traps that small providers' devices send, and what a site may add. */
class TrapTableTest {
    private static final String IF_INDEX = "1.3.6.1.2.1.2.2.1.1";
    private static final TrapTable SHIPPED = TrapTable.of("");

    private static Trap trap(String kind, String... values) {
        var all = new java.util.ArrayList<Trap.Value>();
        for (int i = 0; i < values.length; i += 2) all.add(new Trap.Value(values[i], values[i + 1]));
        return new Trap("10.0.0.5", kind, all);
    }

    private static Heard hear(Trap trap, String... known) {
        return SHIPPED.hear(trap, Set.of(known)::contains);
    }

    /** As RFC 3584, 3.1 makes them of an enterprise and a number, in MIBs without that nought. */
    @ParameterizedTest
    @CsvSource({
        "1.3.6.1.2.1.33.2.0.1, on-battery",
        "1.3.6.1.4.1.2544.1.12.2.2.0.5, dying-gasp",
        "1.3.6.1.4.1.2011.5.25.174.3.0.3, loop"
    })
    void trapsOfTheFirstVersionAreKnownToo(String kind, String topic) {
        assertThat(hear(trap(kind)).now()).singleElement().satisfies(note -> {
            assertThat(note.key()).startsWith(topic + " 10.0.0.5");
            assertThat(note.open()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        // opens, ends, topic; what an end must close has the key of what was opened
        "1.3.6.1.6.3.1.1.5.3, 1.3.6.1.6.3.1.1.5.4, link",
        "1.3.6.1.2.1.33.2.1, '', on-battery",
        "1.3.6.1.4.1.318.0.5, 1.3.6.1.4.1.318.0.9, on-battery",
        "1.3.6.1.4.1.318.0.7, 1.3.6.1.4.1.318.0.11, low-battery",
        "1.3.6.1.4.1.3808.0.5, 1.3.6.1.4.1.3808.0.9, on-battery",
        "1.3.6.1.4.1.3808.0.7, 1.3.6.1.4.1.3808.0.11, low-battery",
        "1.3.6.1.4.1.2544.1.12.2.2.5, 1.3.6.1.6.3.1.1.5.1, dying-gasp",
        "1.3.6.1.4.1.2011.5.25.174.3.3, 1.3.6.1.4.1.2011.5.25.174.3.4, loop",
        "1.3.6.1.4.1.11.2.14.11.5.1.12.1.5.0.1, 1.3.6.1.6.3.1.1.5.4, loop",
        "1.3.6.1.4.1.9.9.548.0.2, 1.3.6.1.6.3.1.1.5.4, err-disable",
    })
    void whatOpensIsEnded(String opens, String ends, String topic) {
        String[] values = {
            IF_INDEX + ".7",
            "7",
            "1.3.6.1.4.1.2011.5.25.174.1.1.7.1.2.7",
            "GigabitEthernet0/0/1",
            "1.3.6.1.4.1.9.9.548.1.3.1.1.2.7.0",
            "2"
        };
        var opened = hear(trap(opens, values)).now();
        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().open()).isTrue();
        assertThat(opened.getFirst().key()).startsWith(topic + " 10.0.0.5");
        assertThat(opened.getFirst().hosts()).containsExactly("10.0.0.5");
        if (ends.isEmpty()) return;
        assertThat(hear(trap(ends, values)).now())
                .filteredOn(note -> !note.open())
                .extracting(AlertNote::key)
                .contains(opened.getFirst().key());
    }

    @Test
    void aPortOfTheTreeIsDownAndAnyOtherIsAWarningOfItsDevice() {
        var down = trap("1.3.6.1.6.3.1.1.5.3", IF_INDEX + ".7", "7");
        var ofThePort = hear(down, "10.0.0.5:7").now().getFirst();
        assertThat(ofThePort.hosts()).containsExactly("10.0.0.5:7");
        assertThat(ofThePort.severity()).isEqualTo(Severity.MAJOR);
        assertThat(hear(down, "10.0.0.5/7").now().getFirst().hosts()).containsExactly("10.0.0.5/7");

        var ofTheDevice = hear(down, "10.0.0.5").now().getFirst();
        assertThat(ofTheDevice.hosts()).containsExactly("10.0.0.5");
        assertThat(ofTheDevice.severity()).isEqualTo(Severity.WARNING);
        assertThat(ofTheDevice.name()).isEqualTo("Link down (7)");
    }

    @Test
    void aPortIsCalledAsItsDeviceCallsIt() {
        String descr = "1.3.6.1.2.1.2.2.1.2";
        String name = "1.3.6.1.2.1.31.1.1.1.1";
        String linkDown = "1.3.6.1.6.3.1.1.5.3";
        assertThat(nameOf(trap(linkDown, IF_INDEX + ".7", "7", descr + ".7", "GigabitEthernet0/7")))
                .isEqualTo("Link down (GigabitEthernet0/7)");
        assertThat(nameOf(
                        trap(linkDown, IF_INDEX + ".7", "7", descr + ".7", "GigabitEthernet0/7", name + ".7", "Gi0/7")))
                .isEqualTo("Link down (Gi0/7)");
        assertThat(nameOf(trap("IF-MIB::linkDown", "IF-MIB::ifIndex.7", "7", "IF-MIB::ifDescr", "port 7")))
                .isEqualTo("Link down (port 7)");
        assertThat(nameOf(trap(linkDown, IF_INDEX + ".7", "7", descr + ".8", "another")))
                .isEqualTo("Link down (7)");
        assertThat(nameOf(trap(linkDown, IF_INDEX + ".7", "7", descr + ".7", " ")))
                .isEqualTo("Link down (7)");
        var up = hear(trap("1.3.6.1.6.3.1.1.5.4", IF_INDEX + ".7", "7")).now().getFirst();
        assertThat(hear(trap(linkDown, IF_INDEX + ".7", "7", name + ".7", "Gi0/7"))
                        .now()
                        .getFirst()
                        .key())
                .as("the number is what an end is known by")
                .isEqualTo(up.key());
    }

    private static String nameOf(Trap trap) {
        return hear(trap).now().getFirst().name();
    }

    @Test
    void aRestartIsToldAndOverAtOnce() {
        var heard = hear(trap("1.3.6.1.6.3.1.1.5.1"));
        assertThat(heard.now()).extracting(AlertNote::open).containsExactly(true, false);
        assertThat(heard.over()).singleElement().satisfies(end -> {
            assertThat(end.open()).isFalse();
            assertThat(end.key()).isEqualTo(heard.now().getFirst().key());
        });
    }

    @Test
    void aConditionLooksAtTheNumberAndAtTheName() {
        String fault = "1.3.6.1.4.1.11.2.14.12.1.0.5";
        String type = "1.3.6.1.4.1.11.2.14.11.1.7.2.1.4.1510";
        assertThat(hear(trap(fault, type, "10")).now()).hasSize(1);
        assertThat(hear(trap(
                                "HP-ICF-FAULT-FINDER-MIB::hpicfFaultFinderTrap",
                                "HP-ICF-FAULT-FINDER-MIB::hpicfFfLogFaultType.1510",
                                "networkLoop(10)"))
                        .now())
                .hasSize(1);
        assertThat(hear(trap(fault, type, "3")).now()).as("a bad cable").isEmpty();
    }

    @Test
    void whatNoLineKnowsIsKeptForNoNode() {
        var heard = hear(trap("1.3.6.1.4.1.5000.0.17", "1.3.6.1.4.1.5000.1.2.3.9", "flat 9"), "10.0.0.5");
        assertThat(heard.now()).singleElement().satisfies(note -> {
            assertThat(note.hosts()).isEmpty();
            assertThat(note.name()).isEqualTo("1.3.6.1.4.1.5000.0.17");
            assertThat(note.severity()).isEqualTo(Severity.INFO);
            assertThat(note.summary()).contains("10.0.0.5", "flat 9");
        });
    }

    @Test
    void aSiteAddsItsOltAndOverrulesWhatShips() {
        var own = TrapTable.of("""
            # ours
            value onu 1.3.6.1.4.1.5000.1.2.3 OLT-MIB::onuName
            topic los 2h
            trap 1.3.6.1.4.1.5000.0.17 OLT-MIB::onuLos opens los major onu Optical signal lost
            trap 1.3.6.1.6.3.1.1.5.3 IF-MIB::linkDown tells chatter info - Never mind
            """);
        var los = own.hear(trap("OLT-MIB::onuLos", "OLT-MIB::onuName.9", "onu-9"), Set.of("10.0.0.5:onu-9")::contains);
        assertThat(los.now().getFirst().hosts()).containsExactly("10.0.0.5:onu-9");
        assertThat(los.now().getFirst().severity()).isEqualTo(Severity.MAJOR);
        assertThat(own.ages()).containsKeys("los", "loop");
        assertThat(own.hear(trap("1.3.6.1.6.3.1.1.5.3"), host -> false).now())
                .extracting(AlertNote::name)
                .containsExactly("Never mind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "trap 1.3.6 X::y opens link major - ; network.rule.short",
                "trap hello X::y opens link major - w; network.rule.oid",
                "trap 1.3.6.1 X::y breaks link major - w; network.rule.effect",
                "trap 1.3.6.1 X::y opens Link major - w; network.rule.topic",
                "trap 1.3.6.1 X::y opens link awful - w; network.rule.severity",
                "trap 1.3.6.1 X::y opens link major port w; network.rule.value",
                "trap 1.3.6.1 X::y opens link major - when ifIndex w; network.rule.when",
                "topic link soon; network.rule.age",
                "trip 1.3.6.1; network.rule.kind"
            })
    void aLineThatCanNotBeReadIsRefusedWithItsNumber(String line, String code) {
        assertThatThrownBy(() -> TrapTable.of("# one\n\n" + line)).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(List.of(no.args()).getFirst()).isEqualTo(3);
        });
    }
}
