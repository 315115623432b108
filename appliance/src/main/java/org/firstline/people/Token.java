package org.firstline.people;

import java.time.Instant;

/**
 * A machine's or a screen's key to the box. The secret itself is shown once and kept as its SHA-256 only.
 *
 * @param name for people, unique: "zabbix", "tv in the hall"
 */
public record Token(long id, String name, TokenScope scope, Instant createdAt) {}
