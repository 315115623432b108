package org.firstline.bridge.sms;

/**
 * Which part of a longer text this is (3GPP TS 23.040, 9.2.3.24.1 and .8).
 *
 * @param reference the same in all parts of one text: 0–255, or 0–65535 when wide
 * @param total how many parts, 1–255
 * @param index which of them, from 1
 * @param wide the 16-bit form; one octet longer
 */
public record Concat(int reference, int total, int index, boolean wide) {
    public Concat {
        if (reference < 0 || reference > (wide ? 0xFFFF : 0xFF))
            throw new IllegalArgumentException("reference " + reference);
        if (total < 1 || total > 255 || index < 1 || index > total)
            throw new IllegalArgumentException("part " + index + " of " + total);
    }
}
