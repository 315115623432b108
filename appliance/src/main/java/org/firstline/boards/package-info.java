/**
 * The boards on the walls: what is on each ({@link org.firstline.boards.Board}), how it looks
 * ({@link org.firstline.boards.Painter}, pure) and when it is drawn ({@link org.firstline.boards.Boards}). Reactions
 * hand in facts, screens and REST ask for frames, both from any thread; drawing happens on the owner "boards", and
 * each wall is written on an owner of its own, so that a slow wall holds up nothing.
 */
@NullMarked
package org.firstline.boards;

import org.jspecify.annotations.NullMarked;
