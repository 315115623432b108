package org.firstline.appliance;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.firstline.calls.dial.DialSettings;
import org.firstline.calls.dial.DialSettings.Limits;
import org.firstline.calls.dial.DialSettings.Night;
import org.firstline.calls.dial.DialSettings.Rate;
import org.firstline.calls.guard.EmergencyNumbers;
import org.firstline.services.Site;

/** The keys of the dial plan, {@code dial.…}. */
record DialKeys(ConfigFile file) {
    private static final Pattern RATE = Pattern.compile("(\\+[0-9]{1,15})(?:\\s+([0-9]{1,6}(?:\\.[0-9]{1,4})?))?");
    private static final Pattern NIGHT = Pattern.compile("([0-9]{1,2}:[0-9]{2})\\s*-\\s*([0-9]{1,2}:[0-9]{2})");
    private static final String CALLER_ID = "dial.caller-id.";

    /** @param common the numbers that no protection stands in the way of; nobody takes 112 and 911 away */
    DialSettings read(Site site, EmergencyNumbers common) {
        return new DialSettings(
                file.get("dial.prefix", "", DialKeys::prefix),
                site.region(),
                file.get("dial.area", "", DialKeys::area),
                file.get("dial.allow", List.of(), DialKeys::rates),
                file.get("dial.deny", List.of(), DialKeys::prefixes),
                limits("dial.agent.", 1, 60),
                limits("dial.", 10, 300),
                file.get("dial.night", Optional.<Night>empty(), DialKeys::night).orElse(null),
                emergency(common),
                callerIds(),
                site.zone());
    }

    private Set<String> emergency(EmergencyNumbers common) {
        var numbers = new LinkedHashSet<>(common.numbers());
        if (file.has("sip.emergency")) numbers.addAll(List.of("112", "911"));
        else numbers.addAll(DialSettings.EMERGENCY);
        return numbers;
    }

    private Limits limits(String prefix, int calls, int minutes) {
        return new Limits(
                file.number(prefix + "calls", calls, 0, 5000),
                file.number(prefix + "minutes-hour", minutes, 0, 300_000),
                file.get(prefix + "spend-day", BigDecimal.ZERO, DialKeys::money));
    }

    private Map<String, String> callerIds() {
        var ids = new LinkedHashMap<String, String>();
        for (String key : file.keys())
            if (key.startsWith(CALLER_ID))
                ids.put(key.substring(CALLER_ID.length()), file.get(key, "", DialKeys::number));
        return ids;
    }

    private static String prefix(String value) {
        if (value.isEmpty() || value.matches("[0-9*#]{1,4}")) return value;
        throw new IllegalArgumentException("must be 1 to 4 keys such as 9, or nothing");
    }

    private static String area(String value) {
        if (value.matches("[0-9]{1,6}")) return value;
        throw new IllegalArgumentException("not an area code such as 351");
    }

    private static String number(String value) {
        if (value.matches("\\+?[0-9]{2,20}")) return value;
        throw new IllegalArgumentException("not a number such as +73512000000");
    }

    private static BigDecimal money(String value) {
        if (value.matches("[0-9]{1,8}(\\.[0-9]{1,4})?")) return new BigDecimal(value);
        throw new IllegalArgumentException("not an amount such as 500 or 99.50");
    }

    private static List<Rate> rates(String value) {
        var rates = new ArrayList<Rate>();
        for (String one : parts(value)) {
            var rate = RATE.matcher(one);
            if (!rate.matches())
                throw new IllegalArgumentException("not prefixes with their prices a minute such as +7 1.50, +7800 0");
            rates.add(new Rate(rate.group(1), rate.group(2) == null ? BigDecimal.ZERO : new BigDecimal(rate.group(2))));
        }
        return rates;
    }

    private static List<String> prefixes(String value) {
        var prefixes = parts(value);
        for (String one : prefixes)
            if (!one.matches("\\+[0-9]{1,15}")) throw new IllegalArgumentException("not prefixes such as +7809, +7803");
        return prefixes;
    }

    private static Optional<Night> night(String value) {
        if (value.equals("never")) return Optional.empty();
        var night = NIGHT.matcher(value);
        try {
            if (night.matches()) return Optional.of(new Night(time(night.group(1)), time(night.group(2))));
        } catch (DateTimeException e) {
            // said below
        }
        throw new IllegalArgumentException("not a time of day such as 22:00-07:00, or never");
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    private static List<String> parts(String value) {
        var parts = new ArrayList<String>();
        for (String one : value.split(",")) if (!one.isBlank()) parts.add(one.strip());
        return parts;
    }
}
