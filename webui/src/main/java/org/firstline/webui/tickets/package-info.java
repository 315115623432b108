/**
 * The pages of tickets: the list, and one ticket with its notes, moves and facts. Made by {@link
 * org.firstline.webui.Views}; run under the lock of the session that looks.
 */
@NullMarked
package org.firstline.webui.tickets;

import org.jspecify.annotations.NullMarked;
