/**
 * The messages that callers left, on screens: beside their tickets, as a list, as a count by queue. Under the page's
 * lock.
 */
@NullMarked
package org.firstline.webui.voicemail;

import org.jspecify.annotations.NullMarked;
