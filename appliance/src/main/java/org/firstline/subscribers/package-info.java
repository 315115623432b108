/**
 * The customers: who they are, how to reach them, which node serves them. {@link org.firstline.subscribers.Subscribers}
 * has the verbs, on any thread; the desk, the flows, the outage reactions and REST call it. Billing's own data comes in
 * by CSV import and stays billing's: nothing is deleted because a file forgot it.
 */
@NullMarked
package org.firstline.subscribers;

import org.jspecify.annotations.NullMarked;
