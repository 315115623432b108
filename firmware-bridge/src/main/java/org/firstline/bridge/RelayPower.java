package org.firstline.bridge;

import java.time.Duration;
import org.firstline.bridge.mcu.McuException;
import org.firstline.bridge.mcu.McuRelay;
import org.firstline.bridge.sms.ModemPower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A modem's supply through the resting contact of a relay: pulled it is without power, and the board lets go by itself, also
 * when the box dies meanwhile.
 */
record RelayPower(McuRelay relay) implements ModemPower {
    /** Capacitors in modems keep them alive for a second. */
    static final Duration OFF = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(RelayPower.class);

    @Override
    public boolean cycle() {
        try {
            relay.on(OFF);
            return true;
        } catch (McuException e) {
            log.warn("the relay of a modem's power does not work: {}", e.getMessage());
            return false;
        } finally {
            relay.close();
        }
    }
}
