package org.firstline.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.firstline.bridge.mcu.McuRelay;
import org.firstline.bridge.mcu.McuSim;
import org.firstline.bridge.serial.MemoryLine;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.ModemOptions;
import org.firstline.bridge.sms.PhoneSim;
import org.firstline.bridge.sms.PinMemory;
import org.junit.jupiter.api.Test;

/** A modem that has gone from the bus, and a relay on a simulated board. */
class RelayPowerTest {
    private final McuSim board = new McuSim(8, 8, 2);
    private final MemoryLine.Pair line = MemoryLine.pair();

    @Test
    void aModemThatHasGoneFromTheBusIsWithoutPowerUntilTheRelayFallsBack() throws Exception {
        line.far().open();
        Thread.ofVirtual().start(() -> board.serve(line.far()));
        var phone = new PhoneSim();
        phone.unplug();
        var power = new RelayPower(new McuRelay(line.near(), 2, Duration.ofSeconds(5)));
        var modem = new AtModem(phone.line(), new ModemOptions("", PinMemory.NONE, "", "", "", power));
        assertThat(modem.powerCycle()).isPositive();
        assertThat(board.isRelayOn(2)).isTrue();
        assertThat(board.isRelayOn(1)).isFalse();
        line.far().close();
    }
}
