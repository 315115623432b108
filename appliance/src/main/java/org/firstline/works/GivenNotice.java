package org.firstline.works;

import java.time.Instant;

/**
 * Proof that a notice was given.
 *
 * @param revision of the plan that it told of
 * @param phones to how many; none where nobody had to be told
 */
public record GivenNotice(long work, int revision, Notice notice, Instant at, int phones) {}
