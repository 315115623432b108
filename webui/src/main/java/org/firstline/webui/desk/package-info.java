/**
 * The screens of those who take calls and of those who watch over them: an agent's desk, queues and agents as they are
 * now, the calls. {@link org.firstline.webui.Views} makes the pages; they run on the web server's threads under their
 * session's lock. What a desk shows is decided in {@link org.firstline.webui.desk.DeskFacts}, apart from how it looks.
 */
@NullMarked
package org.firstline.webui.desk;

import org.jspecify.annotations.NullMarked;
