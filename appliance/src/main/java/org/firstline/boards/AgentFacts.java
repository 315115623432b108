package org.firstline.boards;

/** How many agents of the house do what; one who serves three queues counts once. */
public record AgentFacts(int ready, int talking, int onBreak, int loggedIn, int ringing, int wrapUp, int notReady) {
    public static final AgentFacts NOBODY = new AgentFacts(0, 0, 0, 0);

    /** Whoever is left does other things. */
    public AgentFacts(int ready, int talking, int onBreak, int loggedIn) {
        this(ready, talking, onBreak, loggedIn, 0, 0, 0);
    }
}
