/**
 * Who is heard at the telephone line and how fast: bans, rate limits, emergency numbers and the security log. Knows
 * addresses and moments, not SIP; the SIP core asks. {@link org.firstline.calls.guard.Bans} is for any thread, the rest
 * says whose it is.
 */
@NullMarked
package org.firstline.calls.guard;

import org.jspecify.annotations.NullMarked;
