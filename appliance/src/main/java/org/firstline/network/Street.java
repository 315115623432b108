package org.firstline.network;

import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** The street in an address as people and billing systems write one: whatever stands before the number of the house. */
final class Street {
    private static final Pattern HOUSE =
            Pattern.compile("(?:д|дом|house|bld|no)?[. №]*\\d+[\\wа-яё]{0,3}(?:[/-]\\d*[\\wа-яё]{0,3})?.*");
    private static final Pattern AT_END =
            Pattern.compile("^(.*\\D)\\s(?:(?:д|дом|house)[. ]*)?\\d+[\\wа-яё]{0,3}(?:[/-]\\w*)?$");
    private static final Pattern NUMBER_FIRST = Pattern.compile("^\\d+[\\w]{0,3}\\s+(\\p{L}.*)$");

    private Street() {}

    /** {@code г. Озёрск, ул. 50 лет Октября, д. 5, кв. 7} → {@code г. озёрск, ул. 50 лет октября}; empty for none. */
    static String of(String address) {
        var kept = new ArrayList<String>();
        for (String part : address.toLowerCase(Locale.ROOT).split("[,;]")) {
            String text = part.strip().replaceAll("\\s+", " ");
            if (text.isEmpty()) continue;
            // a house number follows a street, so what comes first is none, be it written with a number
            if (!kept.isEmpty()
                    && HOUSE.matcher(text).matches()
                    && !NUMBER_FIRST.matcher(text).matches()) break;
            var end = AT_END.matcher(text);
            if (end.matches()) {
                kept.add(end.group(1).strip());
                break;
            }
            var first = NUMBER_FIRST.matcher(text);
            boolean english = kept.isEmpty()
                    && first.matches()
                    && text.matches(".*\\b(?:street|st|road|rd|avenue|ave|lane)\\b.*");
            kept.add(english ? first.group(1) : text);
        }
        return String.join(", ", kept);
    }
}
