package org.firstline.boards;

import org.firstline.base.Refused;

/**
 * From where on a number of a tile is bad, in the measure's own unit: seconds, per cent, or a count. Of the service
 * level, where less is worse, below where.
 *
 * @param warn amber beyond it
 * @param alarm red beyond it
 * @param urgent blinking red beyond it; 0 never blinks
 */
public record Limits(double warn, double alarm, double urgent) {
    private static final double MOST = 1_000_000;

    public Limits {
        if (!(warn >= 0 && alarm >= 0 && urgent >= 0 && warn <= MOST && alarm <= MOST && urgent <= MOST))
            throw new Refused("boards.limits");
    }

    /** Whether they are in order, from amber to blinking. */
    boolean fit(Measure measure) {
        if (measure.lessIsWorse()) return warn <= 100 && alarm <= warn && (urgent == 0 || urgent <= alarm);
        return warn <= alarm && (urgent == 0 || alarm <= urgent);
    }
}
