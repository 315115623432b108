package org.firstline.bridge.sms;

/**
 * How well the modem hears the network (3GPP TS 27.007, 8.5).
 *
 * @param rssi 0 (-113 dBm or less) to 31 (-51 dBm or more); 99 when it does not know
 */
public record Signal(int rssi) {
    public boolean known() {
        return rssi >= 0 && rssi <= 31;
    }

    /** Power in dBm; only when {@link #known}. */
    public int dbm() {
        return -113 + 2 * rssi;
    }
}
