/**
 * The screens of flows: the list with the numbers that lead to them, the drawing of one flow with its steps, trial and
 * report, and the prompts. Called by Vaadin under each page's lock.
 */
@NullMarked
package org.firstline.webui.flows;

import org.jspecify.annotations.NullMarked;
