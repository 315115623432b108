/**
 * Decision trees that lead a caller from the first word to a queue: data ({@link org.firstline.flows.Flow}), and a pure
 * {@link org.firstline.flows.Walker} that says what comes next. The switchboard walks them with prompts and digits; it
 * is the only capability that another one, {@code calls}, may use. No thread, no clock, no state.
 */
@NullMarked
package org.firstline.flows;

import org.jspecify.annotations.NullMarked;
