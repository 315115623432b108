package org.firstline.calls.guard;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers that no limit and no ban may stand in the way of, compared digit by digit as dialled (spaces and dashes do not
 * count). A house that has an extension of the same digits leaves that number out of its list.
 */
public record EmergencyNumbers(Set<String> numbers) {
    /** The common European and Russian ones. */
    public static final EmergencyNumbers STANDARD = new EmergencyNumbers(Set.of("112", "911", "01", "02", "03", "04"));

    private static final Pattern BETWEEN = Pattern.compile("[ ().-]");

    public EmergencyNumbers {
        for (String number : numbers)
            if (!number.matches("[0-9]{2,6}"))
                throw new IllegalArgumentException(number + " is not an emergency number: 2 to 6 digits");
        numbers = Set.copyOf(numbers);
    }

    public boolean contains(String dialled) {
        return dialled.length() <= 12
                && numbers.contains(BETWEEN.matcher(dialled).replaceAll(""));
    }
}
