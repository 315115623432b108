/**
 * The screen of the trunks, and of who may not call outside. Shift heads and administrators see it and try a trunk or
 * lift a block. On the web server's threads under the session's lock.
 */
@NullMarked
package org.firstline.webui.trunks;

import org.jspecify.annotations.NullMarked;
