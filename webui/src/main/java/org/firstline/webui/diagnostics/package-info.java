/**
 * What the screens show of line checks: the button with its findings, how a line is attached, and how a repair is being
 * checked. Used by the pages of subscribers, tickets, outages and the desk, under their page's lock.
 */
@NullMarked
package org.firstline.webui.diagnostics;

import org.jspecify.annotations.NullMarked;
