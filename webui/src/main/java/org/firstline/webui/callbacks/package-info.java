/** The screen of callbacks: who waits for one, who had one, whom the queues missed. On the UI's thread. */
@NullMarked
package org.firstline.webui.callbacks;

import org.jspecify.annotations.NullMarked;
