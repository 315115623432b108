package org.firstline.tickets;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that is over, and what its ticket is to know.
 *
 * @param ticket the one that is known to be its own; null where it must be looked for
 * @param fresh asked only where no ticket is there yet
 * @param note how the call went
 */
public record EndedCall(String call, @Nullable Long ticket, Supplier<NewTicket> fresh, String note) {}
