package org.firstline.routing;

import java.time.Instant;

/** One line of the log of an agent: since then she was so, until the next line. */
public record LoggedMove(Instant at, Chosen chosen, String reason, Activity activity, Cause cause, String actor) {}
