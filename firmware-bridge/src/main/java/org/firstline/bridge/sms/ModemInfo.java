package org.firstline.bridge.sms;

/**
 * Who answers at the other end.
 *
 * @param maker as AT+CGMI tells
 * @param model as AT+CGMM tells
 * @param profile the name of the quirks that it is handled with: see {@link Profiles}
 * @param imei the number of the device (AT+CGSN); empty when it does not tell
 * @param imsi the number of its SIM card (AT+CIMI); empty when it does not tell
 * @param roaming whether it is registered in a foreign network
 */
public record ModemInfo(String maker, String model, String profile, String imei, String imsi, boolean roaming) {}
