package org.firstline.diagnostics;

/** News of checks after repairs; published after commit. */
public sealed interface RepairEvent {
    RepairCheck check();

    /** It began, or a probe or a subscriber answered. */
    record Changed(RepairCheck check) implements RepairEvent {}

    /** It has its verdict. */
    record Ended(RepairCheck check) implements RepairEvent {}
}
