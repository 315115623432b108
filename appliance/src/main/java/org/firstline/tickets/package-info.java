/**
 * Tickets: what subscribers asked for, whose turn it is, and what was said. Reactions open them from calls and outages,
 * the desk and the API work on them; any thread. Two people who save at once do not lose each other's work: a ticket has
 * a version, and who saw an older one is told so.
 */
@NullMarked
package org.firstline.tickets;

import org.jspecify.annotations.NullMarked;
