/**
 * The screens of written messages: batches, single messages, what came in, and writing one. Everybody looks and may
 * write; shift heads and administrators call off and send again. On the web server's threads under the session's lock.
 */
@NullMarked
package org.firstline.webui.messages;

import org.jspecify.annotations.NullMarked;
