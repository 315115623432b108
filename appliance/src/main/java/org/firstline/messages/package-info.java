/**
 * Written messages over the box's own modem: queued in rows, sent at the modem's pace, followed part by part to the
 * delivery report. {@link org.firstline.messages.Messages} has the verbs, for any thread;
 * {@link org.firstline.messages.Sender} owns the modem, on the thread {@code sender.sms}. A row that was being sent when
 * the box died is never sent again unasked.
 */
@NullMarked
package org.firstline.messages;

import org.jspecify.annotations.NullMarked;
