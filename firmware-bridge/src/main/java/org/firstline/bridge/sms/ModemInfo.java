package org.firstline.bridge.sms;

/**
 * Who answers at the other end.
 *
 * @param maker as AT+CGMI tells
 * @param model as AT+CGMM tells
 * @param roaming whether it is registered in a foreign network
 */
public record ModemInfo(String maker, String model, boolean roaming) {}
