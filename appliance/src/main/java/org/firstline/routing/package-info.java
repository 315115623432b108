/**
 * Who serves whom: one matcher for everything that waits for a person. It knows nothing of SIP, chats or tickets: an
 * item is an id in a queue, an agent is a key (her extension), and what it decides becomes news that a reaction turns
 * into a ringing phone.
 *
 * <p>{@link org.firstline.routing.Routing} has the verbs, for any thread; {@link org.firstline.routing.Shell} runs them on
 * owner "routing". The decisions are made by {@link org.firstline.routing.Matcher#step}, which reads no clock and does no
 * I/O; what an event does to items, agents and queues is in {@link org.firstline.routing.Items},
 * {@link org.firstline.routing.Agents} and {@link org.firstline.routing.Doors}. Their
 * {@link org.firstline.routing.State} is changed in place, on purpose: with one writer a persistent structure would buy
 * nothing but copies of a thousand waiting items, while replaying the same events into a fresh state gives the same
 * decisions, which is all that tests, simulation and a look back need. Who waits is kept sorted by what is enough for
 * him, and who is free by queue, so a step costs a few tree operations, however many wait.
 */
@NullMarked
package org.firstline.routing;

import org.jspecify.annotations.NullMarked;
