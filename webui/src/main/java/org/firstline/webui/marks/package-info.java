/** What callers think of how they were served, as a report. Under the page's lock. */
@NullMarked
package org.firstline.webui.marks;

import org.jspecify.annotations.NullMarked;
