package org.firstline.routing;

import org.firstline.base.Refused;

/**
 * That an agent serves a queue.
 *
 * @param tier 1 to 9: the strategy "linear" asks the first tier first
 * @param position 1 to 999: the order within a tier
 */
public record Membership(String queue, int tier, int position) {
    public static final int FIRST = 1;
    private static final int LAST_TIER = 9;
    private static final int LAST_POSITION = 999;

    /** @throws Refused when tier or position are out of bounds */
    public Membership {
        if (tier < FIRST || tier > LAST_TIER) throw new Refused("routing.tier", LAST_TIER);
        if (position < FIRST || position > LAST_POSITION) throw new Refused("routing.position", LAST_POSITION);
    }

    public static Membership of(String queue) {
        return new Membership(queue, FIRST, FIRST);
    }

    public Membership in(int tier, int position) {
        return new Membership(queue, tier, position);
    }
}
