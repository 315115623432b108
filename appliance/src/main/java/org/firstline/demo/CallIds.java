package org.firstline.demo;

import java.time.Instant;

/** Identifiers of the same look and order as {@link org.firstline.base.Ids} makes, but by dice. */
final class CallIds {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME = 10;
    private static final int REST = 16;

    private CallIds() {}

    static String of(Instant at, Dice dice) {
        var text = new StringBuilder();
        for (int i = TIME - 1; i >= 0; i--) text.append(ALPHABET.charAt((int) (at.toEpochMilli() >>> 5 * i) & 31));
        for (int i = 0; i < REST; i++) text.append(ALPHABET.charAt((int) dice.bits() & 31));
        return text.toString();
    }
}
