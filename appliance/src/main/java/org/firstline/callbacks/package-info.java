/**
 * Callbacks: who asked to be called back, by which queue, and the place that he keeps there meanwhile. A request is a
 * row that moves WAITING → CALLING_… → DONE | FAILED | CANCELLED; {@code reactions} lets routing offer it in its turn and
 * calls make the two calls. Verbs from any thread; what is due is looked for on owner "callbacks".
 */
@NullMarked
package org.firstline.callbacks;

import org.jspecify.annotations.NullMarked;
