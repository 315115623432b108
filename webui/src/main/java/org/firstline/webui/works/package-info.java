/**
 * The screens of planned works: a calendar, the list, the form of a plan and the proof of who was told. Agents look;
 * shift heads and administrators plan. On the web server's threads under the session's lock, as every page.
 */
@NullMarked
package org.firstline.webui.works;

import org.jspecify.annotations.NullMarked;
