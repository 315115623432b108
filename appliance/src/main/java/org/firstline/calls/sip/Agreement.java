package org.firstline.calls.sip;

import java.net.InetSocketAddress;
import org.firstline.calls.rtp.Law;

/**
 * What an offer and its answer come to.
 *
 * @param remote where our sound goes; port 0 while the far end does not want to hear us (hold)
 * @param dtmf payload type of telephone-event; -1 for none
 * @param held the far end has put us on hold
 */
record Agreement(InetSocketAddress remote, Law law, int dtmf, boolean held) {}
