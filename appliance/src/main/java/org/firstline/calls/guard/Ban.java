package org.firstline.calls.guard;

import java.time.Instant;

/**
 * Somebody who is not heard for a while.
 *
 * @param times how often this source has been banned lately; each time lasts twice as long as the one before
 */
public record Ban(Source source, Instant since, Instant until, int times) {}
