package org.firstline.calls.sip;

import java.net.InetSocketAddress;
import org.firstline.calls.rtp.Law;
import org.firstline.calls.rtp.SrtpKey;
import org.jspecify.annotations.Nullable;

/**
 * What an offer and its answer come to.
 *
 * @param remote where our sound goes; port 0 while the far end does not want to hear us (hold)
 * @param dtmf payload type of telephone-event; -1 for none
 * @param held the far end has put us on hold
 * @param ours the key of what we send; null, like {@code theirs}, where sound is not encrypted
 */
record Agreement(
        InetSocketAddress remote,
        Law law,
        int dtmf,
        boolean held,
        @Nullable SrtpKey ours,
        @Nullable SrtpKey theirs) {
    Agreement(InetSocketAddress remote, Law law, int dtmf, boolean held) {
        this(remote, law, dtmf, held, null, null);
    }
}
