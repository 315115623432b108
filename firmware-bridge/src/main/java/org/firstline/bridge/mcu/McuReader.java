package org.firstline.bridge.mcu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds frames among the octets that arrive, in pieces of any size; counts what was none. One thread. */
final class McuReader {
    /** The longest frame with its stuffing; what is longer is no frame, and is passed over up to its nought. */
    private static final int LONGEST = 5 + McuFrame.MOST + 2 + 2;

    private final byte[] frame = new byte[LONGEST];
    private int length;
    private int damaged;

    List<McuFrame> take(byte[] octets, int n) {
        var frames = new ArrayList<McuFrame>();
        for (int i = 0; i < n; i++) {
            if (octets[i] != 0) {
                if (length < LONGEST) frame[length] = octets[i];
                length++;
                continue;
            }
            // noughts in a row are nothing: a host may send one to end what was left open
            if (length > 0) {
                var whole = length <= LONGEST ? McuFrame.parse(Arrays.copyOf(frame, length)) : null;
                if (whole != null && whole.isPresent()) frames.add(whole.get());
                else damaged++;
            }
            length = 0;
        }
        return frames;
    }

    int damaged() {
        return damaged;
    }
}
