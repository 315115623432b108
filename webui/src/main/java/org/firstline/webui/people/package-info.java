/**
 * The administrator's page of agents, their roles, and the tokens of machines and screens. Made by {@link
 * org.firstline.webui.Views}; runs under the lock of the session that looks.
 */
@NullMarked
package org.firstline.webui.people;

import org.jspecify.annotations.NullMarked;
