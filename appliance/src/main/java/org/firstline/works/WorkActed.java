package org.firstline.works;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, not the clock, did something with planned works; told after commit.
 *
 * @param before null = they were planned anew
 * @param step what was done, and by whom
 */
public record WorkActed(@Nullable PlannedWork before, PlannedWork after, WorkStep step) {}
