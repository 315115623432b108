package org.firstline.flows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A flow as it is drawn: it need not make sense yet, so it may have loose ends, circles and lonely steps. {@link
 * FlowCheck} says what keeps it from being a {@link Flow}.
 *
 * @param fallback where a caller is led who has been in the flow for too long
 * @param steps in the order in which they were drawn
 * @param spots where their boxes stand; a step without one has not been placed yet
 */
public record Sketch(String start, String fallback, Map<String, Step> steps, Map<String, Spot> spots) {
    /** More steps than this are refused: nobody could keep them in mind, and a check must end soon. */
    public static final int MAX_STEPS = 200;

    /** What a step may be called: it is written into rows and reports. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Sketch {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        spots = Map.copyOf(spots);
    }

    public Sketch(String start, String fallback, Map<String, Step> steps) {
        this(start, fallback, steps, Map.of());
    }

    /** @throws org.firstline.base.Refused for the first of its problems */
    public Flow flow(String name) {
        return new Flow(name, start, fallback, steps);
    }
}
