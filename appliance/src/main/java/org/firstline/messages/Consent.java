package org.firstline.messages;

import java.time.Instant;
import org.firstline.base.PhoneNumber;

/**
 * What the owner of a phone said of messages to it.
 *
 * @param source how: {@code sms}, or the login of whom he told it
 */
public record Consent(PhoneNumber phone, Wish wish, String source, Instant since) {}
