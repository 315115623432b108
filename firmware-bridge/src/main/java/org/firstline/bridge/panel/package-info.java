/**
 * Wallboards: what a wall of light-emitting diodes shows ({@link org.firstline.bridge.panel.Frame}, drawn with
 * {@link org.firstline.bridge.panel.Canvas} and {@link org.firstline.bridge.panel.Font}), and the ways to get it there
 * ({@link org.firstline.bridge.panel.Panel}). Knows nothing of queues or boards. No threads of its own: whoever calls a
 * panel waits for it.
 */
@NullMarked
package org.firstline.bridge.panel;

import org.jspecify.annotations.NullMarked;
