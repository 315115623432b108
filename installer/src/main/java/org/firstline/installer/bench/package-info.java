/**
 * {@code ./firstline bench NAME}: starts the installed tree as a process of its own, loads it from this one over
 * loopback, and prints a table. Never part of a test: machines are shared and noisy. Not shipped.
 */
@NullMarked
package org.firstline.installer.bench;

import org.jspecify.annotations.NullMarked;
