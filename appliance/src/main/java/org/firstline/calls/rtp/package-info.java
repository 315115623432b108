/**
 * Sound on the wire: RTP over UDP (RFC 3550, 3551), telephone events (RFC 4733), G.711 in both laws, and clips of sound
 * that are played to callers; encrypted (SRTP, RFC 3711) where the signalling has agreed on keys. One platform thread, the {@link org.firstline.calls.rtp.RtpPump}, reads and writes every
 * stream; the switchboard and the SIP line call the streams' verbs from their own threads and never wait for the pump.
 */
@NullMarked
package org.firstline.calls.rtp;

import org.jspecify.annotations.NullMarked;
