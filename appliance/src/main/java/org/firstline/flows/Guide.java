package org.firstline.flows;

import java.time.Instant;

/** Which flow a caller is led through, and where what came of it is kept. Any thread; returns at once. */
public interface Guide {
    /**
     * The flow of a call that has just arrived.
     *
     * @param called what was dialled, as the network gave it
     * @param trunk over which it came; empty where that is not known
     */
    Published flowFor(String called, String trunk);

    /**
     * The same, where the configuration of the trunk names a flow for the number: that one, unless the house has a rule
     * of its own for just this number, or no such flow.
     *
     * @param named empty where it names none
     */
    default Published flowFor(String called, String trunk, String named) {
        return flowFor(called, trunk);
    }

    /** A caller has left a flow. */
    void walked(Walked walked);

    /**
     * @param call its id
     * @param trail as {@link Trail} writes it
     */
    record Walked(String call, String flow, int version, String trail, Instant at) {}

    /** Leads every caller through this one, and forgets. */
    static Guide always(Flow flow) {
        var only = new Published(flow, 1);
        return new Guide() {
            @Override
            public Published flowFor(String called, String trunk) {
                return only;
            }

            @Override
            public void walked(Walked walked) {}
        };
    }
}
