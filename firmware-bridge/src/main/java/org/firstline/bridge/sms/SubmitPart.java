package org.firstline.bridge.sms;

import org.jspecify.annotations.Nullable;

/**
 * One message as the network takes it: what {@link Modem#send} sends in one go.
 *
 * @param to E.164 with its plus, or a short number of digits
 * @param text what fits in one part: see {@link SmsText}
 * @param concat null when the text is whole
 * @param report whether a delivery report is asked for
 */
public record SubmitPart(
        String to, Alphabet alphabet, String text, @Nullable Concat concat, boolean report) {}
