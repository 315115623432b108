package org.firstline.bridge.mcu;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Consistent overhead byte stuffing (Cheshire and Baker, 1999): octets without a nought among them, so that a nought can
 * end a frame, for one octet more in 254.
 */
final class Cobs {
    private Cobs() {}

    static byte[] stuff(byte[] octets) {
        var out = new ByteArrayOutputStream(octets.length + octets.length / 254 + 1);
        int from = 0;
        while (from <= octets.length) {
            int to = from;
            while (to < octets.length && octets[to] != 0 && to - from < 254) to++;
            out.write(to - from + 1);
            out.write(octets, from, to - from);
            // a full block has no nought after it; the last block's nought is not there either
            boolean full = to - from == 254;
            if (full && to == octets.length) break;
            from = full ? to : to + 1;
        }
        return out.toByteArray();
    }

    /** @return null where it is no such coding */
    static byte @Nullable [] unstuff(byte[] coded) {
        var out = new ByteArrayOutputStream(coded.length);
        int at = 0;
        while (at < coded.length) {
            int block = coded[at++] & 255;
            if (block == 0 || at + block - 1 > coded.length) return null;
            for (int i = 1; i < block; i++) {
                if (coded[at] == 0) return null;
                out.write(coded[at++]);
            }
            if (block < 255 && at < coded.length) out.write(0);
        }
        return out.toByteArray();
    }
}
