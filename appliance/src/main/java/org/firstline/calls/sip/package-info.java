/**
 * Our own SIP core (RFC 3261 and friends): messages, transports, transactions, dialogs, digest, the registrar of the
 * agents' phones, offer and answer. {@link org.firstline.calls.sip.SipLine} is the {@code Line} that the switchboard
 * sees; {@link org.firstline.calls.sip.SipPhone} is a small telephone for the demo town and for tests, made of the same
 * parts.
 *
 * <p>Within a call: {@link org.firstline.calls.sip.SessionTimer} ends ghosts (RFC 4028), {@link
 * org.firstline.calls.sip.Renegotiation} holds, resumes and settles glare (RFC 3261 §14, 3311, 6141), {@link
 * org.firstline.calls.sip.Forks} and {@link org.firstline.calls.sip.ReliableRinging} are what happens before the answer
 * (RFC 3262), {@link org.firstline.calls.sip.Refer} and {@link org.firstline.calls.sip.Takeover} are transfers and pick-ups
 * from phones (RFC 3515, 3891, 4488). {@link org.firstline.calls.sip.CallRules} says what of it a house may set; a REFER or
 * a 3xx never leads out of the house.
 *
 * <p>Phones may speak TLS ({@link org.firstline.calls.sip.TlsPort}, with a certificate of the box's own making if need be)
 * and agree on keys for encrypted sound in their SDP (SDES, RFC 4568); {@code calls.rtp} encrypts.
 *
 * <p>Threads: one reader per {@link org.firstline.calls.sip.SipTransport} parses what comes in; everything after that
 * runs on the one owner that the core was made for ("switchboard" for the line), without a lock. No name is ever
 * resolved: peers are addresses.
 */
@NullMarked
package org.firstline.calls.sip;

import org.jspecify.annotations.NullMarked;
