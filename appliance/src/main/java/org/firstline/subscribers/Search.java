package org.firstline.subscribers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.PhoneNumber;

/**
 * What somebody typed, taken apart.
 *
 * @param contract the beginning of a contract's number, as it may be meant; empty = everybody is meant
 * @param words parts of name or address, all of which must be found
 * @param phone a whole number, as it may be meant
 * @param lastDigits at least {@value #FEWEST_DIGITS} last digits of a phone, backwards; empty where none are meant
 */
record Search(String contract, List<String> words, Optional<PhoneNumber> phone, String lastDigits) {
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_WORDS = 6;

    static Search of(String typed, Optional<PhoneNumber> phone) {
        String text = key(typed);
        List<String> words = new ArrayList<>();
        for (String word : text.split("[\\s,;]+")) if (!word.isEmpty() && words.size() < MOST_WORDS) words.add(word);
        String digits = text.replaceAll("[\\s()+.-]", "");
        boolean isPhone = digits.length() >= FEWEST_DIGITS && digits.length() <= 15 && digits.matches("[0-9]+");
        return new Search(text, words, phone, isPhone ? backwards(digits) : "");
    }

    boolean everybody() {
        return contract.isEmpty();
    }

    /** How texts are kept for searching. */
    static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е').strip();
    }

    static String backwards(String digits) {
        return new StringBuilder(digits).reverse().toString();
    }
}
