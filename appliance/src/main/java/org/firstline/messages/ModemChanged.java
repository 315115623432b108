package org.firstline.messages;

/** A modem came into another state, or told something new of itself. */
public record ModemChanged(ModemView modem) {}
