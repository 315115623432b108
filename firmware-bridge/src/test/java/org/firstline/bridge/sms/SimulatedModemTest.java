package org.firstline.bridge.sms;

/** The contract on the phone that ships, in memory. */
class SimulatedModemTest extends ModemContract {
    @Override
    Modem modem() {
        return new AtModem(new PhoneSim()
                .noise("^RSSI: 17", "^HCSQ: \"LTE\",44,39", "+QIND: \"csq\",21,99")
                .line());
    }

    @Override
    String number() {
        return "+79511234567";
    }
}
