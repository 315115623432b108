/**
 * The probes of line checks, each over the wire that it speaks: the system's {@code ping}, SNMP, read-only SQL, HTTP. They
 * hold no state but counters read before, block on the lane that calls them, and give up at their own time-outs.
 * {@link org.firstline.diagnostics.probes.Probes} makes those that the settings name;
 * {@link org.firstline.diagnostics.probes.SimulatedAccess} is the far end of all of them for the demo and for tests.
 */
@NullMarked
package org.firstline.diagnostics.probes;

import org.jspecify.annotations.NullMarked;
