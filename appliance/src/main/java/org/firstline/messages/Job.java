package org.firstline.messages;

import org.firstline.bridge.sms.SubmitPart;

/**
 * One part that is in the modem's hands: its row says SENDING until the job is settled.
 *
 * @param seq which part of the message, from 1
 * @param parts how many the message has
 * @param tries how often this message was tried in vain before
 */
record Job(long message, int seq, int parts, int tries, SubmitPart part) {}
