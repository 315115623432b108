package org.firstline.messages;

import org.firstline.bridge.sms.Modem;

/** A way out for messages: a modem and how it is to be used. */
public record Gateway(ModemSettings settings, Modem modem) {}
