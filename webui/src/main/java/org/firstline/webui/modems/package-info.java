/**
 * The screen of the modems: each one's state, since when and why, its signal, network and balance, and what it has sent
 * against its caps. Shift heads and administrators see it, send a test and restart one. On the web server's threads under
 * the session's lock.
 */
@NullMarked
package org.firstline.webui.modems;

import org.jspecify.annotations.NullMarked;
