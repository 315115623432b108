package org.firstline.routing;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstline.base.Refused;

/**
 * Skills with their levels, 1 (some) to 9 (best): what an item needs, or what an agent can.
 *
 * @param levels by the skill's name: small letters, digits, dashes, underscores, any alphabet
 */
public record Needs(Map<String, Integer> levels) {
    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Nd}][\\p{Ll}\\p{Nd}_-]{0,39}");

    public static final Needs NONE = new Needs(Map.of());

    /** More than this an item does not need and an agent does not have. */
    public static final int MOST = 40;

    private static final int HIGHEST = 9;

    /** @throws Refused when a name or a level has no good shape */
    public Needs {
        if (levels.size() > MOST) throw new Refused("routing.skills-most", MOST);
        levels.forEach((skill, level) -> {
            if (!NAME.matcher(skill).matches()) throw new Refused("routing.skill-name", skill);
            if (level < 1 || level > HIGHEST) throw new Refused("routing.skill-level", skill);
        });
        levels = Map.copyOf(levels);
    }

    public static Needs of(String skill, int level) {
        return new Needs(Map.of(skill, level));
    }

    /** Written as people write it: "fiber 2, english"; without a number it is level 1. */
    public static Needs parse(String text) {
        var levels = new HashMap<String, Integer>();
        for (String part : text.split(",")) {
            String[] words = part.strip().split("\\s+");
            if (words[0].isEmpty()) continue;
            if (words.length > 2 || words.length == 2 && !words[1].matches("[0-9]"))
                throw new Refused("routing.skill-level", words[0]);
            levels.put(words[0], words.length == 1 ? 1 : Integer.parseInt(words[1]));
        }
        return new Needs(levels);
    }

    /** As {@link #parse} reads it, by name. */
    public String text() {
        return new TreeMap<>(levels)
                .entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    }

    public boolean isEmpty() {
        return levels.isEmpty();
    }

    /** Whether these skills are enough. */
    public boolean areMetBy(Needs skills) {
        for (var need : levels.entrySet())
            if (skills.levels.getOrDefault(need.getKey(), 0) < need.getValue()) return false;
        return true;
    }

    /** Both together; of a skill in both the higher level. */
    public Needs and(Needs other) {
        if (other.isEmpty()) return this;
        if (isEmpty()) return other;
        var both = new HashMap<>(levels);
        other.levels.forEach((skill, level) -> both.merge(skill, level, Math::max));
        return new Needs(both);
    }

    /** So many levels less of each, but not below the lowest that makes sense; at 0 a skill is not needed any more. */
    Needs relaxedBy(int steps, int lowest) {
        if (steps == 0 || isEmpty()) return this;
        var less = new HashMap<String, Integer>();
        levels.forEach((skill, level) -> {
            int now = Math.max(Math.min(level, lowest), level - steps);
            if (now > 0) less.put(skill, now);
        });
        return new Needs(less);
    }

    /** After so many steps relaxing changes nothing more. */
    int mostSteps(int lowest) {
        int highest = 0;
        for (int level : levels.values()) highest = Math.max(highest, level);
        return Math.max(0, highest - lowest);
    }
}
