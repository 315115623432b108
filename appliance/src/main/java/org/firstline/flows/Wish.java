package org.firstline.flows;

import java.util.Map;

/**
 * How a flow wants a caller to be served.
 *
 * @param priority 0 is the usual one, {@value #HIGHEST} the highest
 * @param needs skills that whoever serves him should have, with the least level of each, 1 to {@value #HIGHEST}; named in
 *     small letters, digits, hyphens and underscores of any alphabet
 */
public record Wish(int priority, Map<String, Integer> needs) {
    public static final int HIGHEST = 9;
    public static final Wish USUAL = new Wish(0, Map.of());

    public Wish {
        needs = Map.copyOf(needs);
        if (priority < 0 || priority > HIGHEST) throw new IllegalArgumentException("priority " + priority);
        needs.forEach((skill, level) -> {
            if (!skill.matches("[\\p{Ll}\\p{Nd}][\\p{Ll}\\p{Nd}_-]{0,39}") || level < 1 || level > HIGHEST)
                throw new IllegalArgumentException("skill " + skill + " of level " + level);
        });
    }
}
