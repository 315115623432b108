/** One field that leads everywhere: to a ticket, a subscriber, a node or a page. Opened from every page by Ctrl+K. */
@NullMarked
package org.firstline.webui.search;

import org.jspecify.annotations.NullMarked;
