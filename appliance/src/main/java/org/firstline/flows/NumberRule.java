package org.firstline.flows;

import java.util.regex.Pattern;
import org.firstline.base.Refused;

/**
 * Which calls are led through a flow.
 *
 * @param called the number that was dialled, or its last digits; empty for any. Providers write a number in their own way
 *     (8343…, +7343…), so of a whole one the last ten digits count, as for a trunk's numbers
 * @param trunk over which they come; empty for any
 */
public record NumberRule(String called, String trunk, String flow) {
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final int TAIL = 10;

    /** @throws Refused where that is no number */
    public NumberRule {
        called = digits(called);
        trunk = trunk.strip();
        if (called.length() > 15 || trunk.length() > 64) throw new Refused("flows.bad-rule", called + " " + trunk);
    }

    boolean fits(String number, String over) {
        String tail = called.substring(Math.max(0, called.length() - TAIL));
        return digits(number).endsWith(tail) && (trunk.isEmpty() || trunk.equals(over));
    }

    /** The more of the number it names, the sooner it is taken; then one that names the trunk. */
    int weight() {
        return called.length() * 2 + (trunk.isEmpty() ? 0 : 1);
    }

    private static String digits(String number) {
        return NO_DIGIT.matcher(number).replaceAll("");
    }
}
