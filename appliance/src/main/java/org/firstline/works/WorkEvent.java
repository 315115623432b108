package org.firstline.works;

/** News of planned works; told after commit. */
public sealed interface WorkEvent {
    /** Planned, moved, longer than planned, cancelled, or a notice was given. */
    record Changed(PlannedWork work) implements WorkEvent {}

    /** From now on its nodes are without service on purpose. */
    record Started(PlannedWork work) implements WorkEvent {}

    /** Its nodes should have service again. */
    record Ended(PlannedWork work) implements WorkEvent {}

    /** Whoever can must tell this now, and say so with {@link Works#noticed}; asked again until it is said. */
    record NoticeOwed(PlannedWork work, Notice notice) implements WorkEvent {}
}
