/**
 * Diagnostics: how a subscriber's line is right now, by probes (ping, port, optics, session) that stand behind one port
 * and have a time-out each. A check is begun from any thread by whoever wants to know, and tells what it finds as news
 * while it runs; it is kept with its findings. {@code reactions} writes it on the ticket. State lives on owner
 * "diagnostics", probes block on lanes of their own ("probe.ping.1", …), rows are written on "diagnostics.rows".
 */
@NullMarked
package org.firstline.diagnostics;

import org.jspecify.annotations.NullMarked;
