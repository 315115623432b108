package org.firstline.base.snmp;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user of SNMPv3 (RFC 3414), with how safe his messages are.
 *
 * @param auth null = neither signed nor enciphered
 * @param priv null = signed only
 */
public record SnmpUser(
        String name,
        @Nullable Auth auth,
        String authPassword,
        @Nullable Priv priv,
        String privPassword) {
    /** RFC 3414 and RFC 7860. */
    public enum Auth {
        MD5,
        SHA,
        SHA224,
        SHA256,
        SHA384,
        SHA512
    }

    /** RFC 3414, RFC 3826, and what vendors made of it for longer keys. */
    public enum Priv {
        DES,
        AES128,
        AES192,
        AES256
    }

    private static final int SHORTEST = 8;

    public SnmpUser {
        if (auth != null && authPassword.length() < SHORTEST || priv != null && privPassword.length() < SHORTEST)
            throw new IllegalArgumentException("a password has at least " + SHORTEST + " characters");
        if (priv != null && auth == null) throw new IllegalArgumentException("what is enciphered must be signed too");
    }

    /**
     * From {@code monitor sha256 PASSWORD aes128 PASSWORD} and the like: the name, then as in {@link #parse(String, String)}.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static SnmpUser parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        if (words.length < 2)
            throw new IllegalArgumentException("must be as in monitor sha256 PASSWORD aes128 PASSWORD");
        return parse(words[0], words[1]);
    }

    /**
     * From {@code sha256 PASSWORD aes128 PASSWORD}, {@code sha PASSWORD}, or {@code none}.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static SnmpUser parse(String name, String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length == 1 && words[0].equals("none")) return new SnmpUser(name, null, "", null, "");
        if (words.length == 2) return new SnmpUser(name, choice(Auth.class, words[0]), words[1], null, "");
        if (words.length == 4)
            return new SnmpUser(name, choice(Auth.class, words[0]), words[1], choice(Priv.class, words[2]), words[3]);
        throw new IllegalArgumentException(
                "must be as in sha256 PASSWORD aes128 PASSWORD, without blanks in passwords");
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word) {
        for (E one : type.getEnumConstants())
            if (one.name().equals(word.toUpperCase(Locale.ROOT).replace("-", ""))) return one;
        throw new IllegalArgumentException(
                "must be one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "SnmpUser[" + name + ", " + auth + ", " + priv + "]";
    }
}
