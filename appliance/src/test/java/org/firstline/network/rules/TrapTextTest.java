package org.firstline.network.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.firstline.network.alerts.MalformedAlert;
import org.junit.jupiter.api.Test;

/** What snmptrapd hands to programs, with its MIBs and without them. */
class TrapTextTest {
    private static Trap parse(String text) throws MalformedAlert {
        return TrapText.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withNames() throws MalformedAlert {
        var trap = parse("""
            sw-7.example.net
            UDP: [10.0.0.7]:44289->[192.0.2.1]:162
            DISMAN-EVENT-MIB::sysUpTimeInstance 82:19:24:56.09
            SNMPv2-MIB::snmpTrapOID.0 HUAWEI-LDT-MIB::hwLdtPortLoopDetect
            HUAWEI-LDT-MIB::hwLPortLoopDetectIfName GigabitEthernet0/0/1
            HUAWEI-LDT-MIB::hwPortLoopDetectStatus trap
            """);
        assertThat(trap.from()).isEqualTo("10.0.0.7");
        assertThat(trap.kind()).isEqualTo("HUAWEI-LDT-MIB::hwLdtPortLoopDetect");
        assertThat(trap.values()).hasSize(2);
        var heard = TrapTable.of("").hear(trap, host -> false).now();
        assertThat(heard.getFirst().name()).isEqualTo("Loop at a port (GigabitEthernet0/0/1)");
    }

    @Test
    void withNumbersAndAProxy() throws MalformedAlert {
        var trap = parse("""
            <UNKNOWN>
            UDP: [192.0.2.9]:161->[192.0.2.1]:162
            .1.3.6.1.2.1.1.3.0 488:17:19:10.00
            .1.3.6.1.6.3.1.1.4.1.0 .1.3.6.1.4.1.3808.0.5
            .1.3.6.1.4.1.3808.2.2.3.0 "Utility power failed,
            transfer to backup mode."
            .1.3.6.1.6.3.18.1.3.0 10.0.9.1
            """);
        assertThat(trap.from()).as("the device itself").isEqualTo("10.0.9.1");
        assertThat(trap.kind()).isEqualTo("1.3.6.1.4.1.3808.0.5");
        assertThat(trap.values())
                .singleElement()
                .satisfies(
                        value -> assertThat(value.text()).isEqualTo("Utility power failed,\ntransfer to backup mode."));
    }

    @Test
    void theHostItselfWhereNoAddressIsSaid() throws MalformedAlert {
        assertThat(parse("sw-7.example.net\nSNMPv2-MIB::snmpTrapOID.0 IF-MIB::linkDown\nIF-MIB::ifIndex.7 7\n")
                        .from())
                .isEqualTo("sw-7.example.net");
    }

    @Test
    void withoutAKindItIsMalformed() {
        assertThatThrownBy(() -> parse("host\nUDP: [10.0.0.7]:1->[10.0.0.1]:162\nIF-MIB::ifIndex.7 7\n"))
                .isInstanceOf(MalformedAlert.class)
                .hasMessageContaining("snmpTrapOID");
        assertThatThrownBy(() -> parse("")).isInstanceOf(MalformedAlert.class);
    }
}
