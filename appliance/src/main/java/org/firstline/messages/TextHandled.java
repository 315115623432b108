package org.firstline.messages;

/** News: something was done about a text that came in. After commit. */
public record TextHandled(ReceivedMessage message) {}
