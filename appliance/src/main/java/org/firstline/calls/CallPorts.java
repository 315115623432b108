package org.firstline.calls;

import org.firstline.flows.Guide;

/** What the switchboard needs of others. */
public record CallPorts(
        Line line,
        CallerLookup lookup,
        Guide guide,
        FlowAnswers answers,
        Voice voice,
        Places places,
        CallTickets tickets,
        Studio studio) {
    /** Where nothing is recorded at phones. */
    public CallPorts(
            Line line,
            CallerLookup lookup,
            Guide guide,
            FlowAnswers answers,
            Voice voice,
            Places places,
            CallTickets tickets) {
        this(line, lookup, guide, answers, voice, places, tickets, Studio.NONE);
    }
}
