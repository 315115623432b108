package org.firstline.bridge.sms;

import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialMode;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The contract on real hardware: {@code -Dmodem=/dev/serial/by-id/… -Dmodem.number=+7…}. Sends a few messages to that
 * number, which its card pays for.
 */
@EnabledIfSystemProperty(named = "modem", matches = "/.+")
class RealModemTest extends ModemContract {
    @Override
    Modem modem() {
        return new AtModem(new JSerialLine(System.getProperty("modem"), SerialMode.MODEM));
    }

    @Override
    String number() {
        return System.getProperty("modem.number");
    }
}
