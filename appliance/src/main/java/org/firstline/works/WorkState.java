package org.firstline.works;

/** PLANNED → RUNNING → DONE; a plan may be CANCELLED before it runs. */
public enum WorkState {
    PLANNED,
    RUNNING,
    DONE,
    CANCELLED;

    public boolean isOver() {
        return this == DONE || this == CANCELLED;
    }
}
