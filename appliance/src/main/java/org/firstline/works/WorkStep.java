package org.firstline.works;

import java.time.Instant;

/**
 * One line of the history of works.
 *
 * @param actor a person's login, or "box"
 */
public record WorkStep(long work, Instant at, String actor, WorkStepKind what) {}
