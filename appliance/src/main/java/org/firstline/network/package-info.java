/**
 * The tree of the network and what is down in it. Monitors' alerts become facts here, settle, roll up to the highest
 * dead parent and make outages. {@link org.firstline.network.Network} has the verbs of the tree and of outages, its
 * {@link org.firstline.network.Alerts} and {@link org.firstline.network.TreeImports} the rest, all on any thread: those who
 * write take {@link org.firstline.network.Turns}, and its own ticks run on the owner "network"; readers look at an immutable
 * snapshot. Who is told of an outage, and how, is not decided here.
 */
@NullMarked
package org.firstline.network;

import org.jspecify.annotations.NullMarked;
