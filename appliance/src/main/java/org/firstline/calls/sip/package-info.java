/**
 * Our own SIP core (RFC 3261 and friends): messages, transports, transactions, dialogs, digest, the registrar of the
 * agents' phones, offer and answer. {@link org.firstline.calls.sip.SipLine} is the {@code Line} that the switchboard
 * sees; {@link org.firstline.calls.sip.SipPhone} is a small telephone for the demo town and for tests, made of the same
 * parts.
 *
 * <p>Threads: one reader per {@link org.firstline.calls.sip.SipTransport} parses what comes in; everything after that
 * runs on the one owner that the core was made for ("switchboard" for the line), without a lock. No name is ever
 * resolved: peers are addresses.
 */
@NullMarked
package org.firstline.calls.sip;

import org.jspecify.annotations.NullMarked;
