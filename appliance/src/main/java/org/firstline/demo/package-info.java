/**
 * The demo town, for newcomers and for tests of everything at once: {@link org.firstline.demo.DemoTown} fills an empty
 * box with a small provider's people, network, subscribers and a month of history; {@link org.firstline.demo.Traffic}
 * plays its callers, agents and faults. Uses the capabilities' verbs as any screen does; only the composition root calls
 * it. What makes things up is pure and depends on a seed only; {@code Traffic} lives on the owner "traffic".
 */
@NullMarked
package org.firstline.demo;

import org.jspecify.annotations.NullMarked;
