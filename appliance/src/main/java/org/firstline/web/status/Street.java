package org.firstline.web.status;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The street of an address as people write it; pure. What can't be told from a house or a flat is left out. */
final class Street {
    /** Words that say "this part is the street", in any spelling of the two languages. */
    private static final Pattern STREET = Pattern.compile(
            "(?iu)(^|\\s)(ул|улица|пр|пр-т|просп|проспект|пер|переулок|б-р|бульвар|ш|шоссе|наб|набережная|пл|площадь|проезд|пр-д"
                    + "|тракт|тупик|аллея|линия|мкр|микрорайон|квартал|st|street|str|ave|avenue|rd|road|lane|ln|blvd|boulevard|sq|square"
                    + "|drive|dr|way|quay|court|ct)(\\.|\\s|$)");

    private static final Pattern PLACE = Pattern.compile(
            "(?iu)^(г|город|с|село|д|дер|деревня|п|пос|посёлок|поселок|пгт|обл|область|р-н|район|край|респ|республика)[.\\s].*");

    /** From here on it is a house, an entrance, a floor or a flat. */
    private static final Pattern HOUSE = Pattern.compile(
            "(?iu)[\\s,]*(?<![\\p{L}\\d])(д|дом|house|h|кв|квартира|flat|apt|apartment|unit|room|оф|офис|office|подъезд|подъ|п-д|эт|этаж|floor|корп|корпус|стр|строение|к|№|#)?\\.?\\s*№?\\s*\\d+\\s*([/\\\\-]\\s*\\d+)*\\s*\\p{L}?([\\s,]+(корп|корпус|к|стр|строение|кв|flat|apt|оф)?\\.?\\s*\\d+.*)?$");

    private Street() {}

    /** {@code "г. Энск, улица Ленина, д. 5, кв. 12"} → {@code "улица Ленина"}. */
    static Optional<String> of(String address) {
        String found = "";
        for (String part : address.split(",")) {
            String clean = withoutHouse(part);
            if (clean.isEmpty() || PLACE.matcher(clean).matches()) continue;
            if (STREET.matcher(clean).find()) return Optional.of(clean);
            // without a word that says so, the last part with letters is the street: "Энск, Ленина, 5"
            if (clean.codePoints().filter(Character::isLetter).count() >= 3) found = clean;
        }
        return found.isEmpty() || isFlat(found) ? Optional.empty() : Optional.of(found);
    }

    /** A place without what would tell a flat of it; houses of a switch ("Ленина 5–9") stay. */
    static String withoutFlat(String name) {
        return name.replaceFirst(
                        "(?iu)[\\s,]*(?<![\\p{L}\\d])(кв|квартира|flat|apt|apartment|unit|room|комн|комната)\\.?\\s*№?\\s*\\d+.*$",
                        "")
                .strip();
    }

    private static String withoutHouse(String part) {
        return HOUSE.matcher(part.strip()).replaceFirst("").strip();
    }

    private static boolean isFlat(String part) {
        return part.toLowerCase(Locale.ROOT)
                .matches("(кв|квартира|подъезд|этаж|дом|корпус|flat|apt|apartment|floor|house|office|офис).*");
    }
}
