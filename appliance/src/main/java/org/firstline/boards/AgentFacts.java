package org.firstline.boards;

/** How many agents of the house do what; one who serves three queues counts once. */
public record AgentFacts(int ready, int talking, int onBreak, int loggedIn) {
    public static final AgentFacts NOBODY = new AgentFacts(0, 0, 0, 0);
}
