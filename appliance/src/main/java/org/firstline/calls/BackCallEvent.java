package org.firstline.calls;

/** How it goes with somebody who is called back. News of one item come in order, and end with the last two or Lost. */
public sealed interface BackCallEvent {
    String item();

    /** The agent's phone came to nothing; others may ring still. */
    record AgentMissed(String item, String agent, Miss why) implements BackCallEvent {}

    /** The agent has answered, and hears how the number rings. */
    record AgentAnswered(String item, String agent) implements BackCallEvent {}

    /** The person could not be had; nobody's phone rings any more. */
    record Unreached(String item, Miss why) implements BackCallEvent {}

    /** No trunk took the call: the person was not called at all. Nobody's phone rings any more. */
    record NoTrunk(String item) implements BackCallEvent {}

    /** They hear each other. */
    record Connected(String item, Call call) implements BackCallEvent {}

    /** She is out of the talk, which may go on with others. */
    record Left(String item, String agent) implements BackCallEvent {}

    /** They have talked. */
    record Finished(String item, Call call) implements BackCallEvent {}
}
