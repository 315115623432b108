/**
 * Short messages over a GSM modem: alphabets (3GPP TS 23.038), PDUs (TS 23.040), the AT dialogue (TS 27.005 and
 * 27.007), and a simulated phone at the far end of a line. Called by the one owner of a modem, on its own thread; calls
 * block for at most their timeouts.
 */
@NullMarked
package org.firstline.bridge.sms;

import org.jspecify.annotations.NullMarked;
