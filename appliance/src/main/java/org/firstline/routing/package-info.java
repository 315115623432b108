/**
 * Who serves whom: one matcher for everything that waits for a person. It knows nothing of SIP, chats or tickets: an
 * item is an id in a queue, an agent is a key (her extension), and what it decides becomes news that a reaction turns
 * into a ringing phone.
 *
 * <p>{@link org.firstline.routing.Routing} is the shell, on owner "routing"; any thread may call it. The decisions are
 * made by {@link org.firstline.routing.Matcher#step}, which reads no clock and does no I/O. Its
 * {@link org.firstline.routing.State} is changed in place, on purpose: with one writer a persistent structure would buy
 * nothing but copies of a thousand waiting items, while replaying the same events into a fresh state gives the same
 * decisions, which is all that tests, simulation and a look back need. Lines and free agents are kept sorted by queue,
 * so a step costs a few tree operations, however many wait.
 */
@NullMarked
package org.firstline.routing;

import org.jspecify.annotations.NullMarked;
