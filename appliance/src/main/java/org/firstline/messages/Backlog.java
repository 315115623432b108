package org.firstline.messages;

/** What waits for the modem, in messages and in the parts that the network will carry for them. */
public record Backlog(int messages, int parts) {}
