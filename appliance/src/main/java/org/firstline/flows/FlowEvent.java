package org.firstline.flows;

/** What happened to the flows of the house; published after commit. */
public sealed interface FlowEvent {
    /** From now on callers are led through this version: a new one, or an older one again. */
    record Published(String flow, int version, String actor) implements FlowEvent {}

    /** Other numbers lead to flows than before. */
    record NumbersChanged(String actor) implements FlowEvent {}
}
