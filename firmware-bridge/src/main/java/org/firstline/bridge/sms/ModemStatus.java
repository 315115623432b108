package org.firstline.bridge.sms;

/**
 * How a modem is with its network.
 *
 * @param operator the network's name as the modem has it; empty when it has none
 */
public record ModemStatus(Signal signal, Registration registration, String operator) {
    public ModemStatus {
        if (operator.length() > 60) operator = operator.substring(0, 60);
    }
}
