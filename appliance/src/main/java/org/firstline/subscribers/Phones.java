package org.firstline.subscribers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.PhoneNumber;

/** Reads phones as people and exchanges write them. */
record Phones(SubscribersSettings settings) {
    private static final Set<String> NONE = Set.of("", "-", "--", "0", "нет", "no", "none", "null", "n/a");

    /** A number within a city has at most so many digits, and at least one fewer than any whole number. */
    private static final int LONGEST_LOCAL = 7;

    /** {@code 8(351)200-01-02}, {@code 73512000102}, {@code sip:+7351…@host;user=phone}, a city number. */
    Optional<PhoneNumber> one(String raw) {
        String text = raw.strip();
        if (text.startsWith("sip:") || text.startsWith("tel:"))
            text = text.substring(4).split("[@;]", 2)[0];
        // how exchanges write the plus; the Russian exit code 8~10 is libphonenumber's own business
        if (text.startsWith("00")) text = "+" + text.substring(2);
        if (text.chars().noneMatch(Character::isDigit)) return Optional.empty();
        String digits = text.replaceAll("\\D", "");
        boolean local = !settings.areaCode().isEmpty() && !text.startsWith("+") && digits.length() <= LONGEST_LOCAL;
        return PhoneNumber.parse(local ? settings.areaCode() + digits : text, settings.region());
    }

    /**
     * All phones of a cell, which may hold several and a remark in brackets: {@code 8-912…, 200-01-02 (wife)}.
     *
     * @throws UnreadablePhone naming the one that makes no number
     */
    List<PhoneNumber> all(String cell) throws UnreadablePhone {
        List<PhoneNumber> phones = new ArrayList<>();
        String withoutRemarks = cell.replaceAll("\\([^)]*\\p{L}[^)]*\\)", " ");
        for (String raw : withoutRemarks.split("[,;/|\\n]")) {
            String one = raw.strip();
            if (NONE.contains(one.toLowerCase(Locale.ROOT))) continue;
            phones.add(one(one).orElseThrow(() -> new UnreadablePhone(one)));
        }
        return phones;
    }

    static final class UnreadablePhone extends Exception {
        private static final long serialVersionUID = 1;

        private final String raw;

        UnreadablePhone(String raw) {
            super(raw, null, false, false);
            this.raw = raw;
        }

        String raw() {
            return raw;
        }
    }
}
