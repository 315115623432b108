/**
 * The wires: serial lines, GSM modems, wallboards and their simulators. Knows no ticket, no queue, no thread and no
 * clock but {@code System.nanoTime} for timeouts: blocking calls, on the caller's own thread. The composition root
 * calls {@link org.firstline.bridge.Bridge} with the words of the configuration file.
 */
@NullMarked
package org.firstline.bridge;

import org.jspecify.annotations.NullMarked;
