package org.firstline.calls;

import java.util.function.Supplier;
import org.firstline.flows.Flow;

/**
 * What the switchboard needs of others.
 *
 * @param flow the one that the next caller is led through
 */
public record CallPorts(
        Line line, CallerLookup lookup, Supplier<Flow> flow, Voice voice, Places places, Closing closing) {}
