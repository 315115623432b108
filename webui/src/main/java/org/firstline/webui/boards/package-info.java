/**
 * The screens of the LED boards: each as it looks now, its tiles, and the way onto a television. Everybody looks; shift
 * heads and administrators change boards, administrators let televisions in. On the web server's threads under the
 * session's lock.
 */
@NullMarked
package org.firstline.webui.boards;

import org.jspecify.annotations.NullMarked;
