/** Judging work by scorecards, and what the judged sees and says of it. Under the page's lock. */
@NullMarked
package org.firstline.webui.quality;

import org.jspecify.annotations.NullMarked;
