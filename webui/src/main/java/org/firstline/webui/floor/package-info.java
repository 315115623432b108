/**
 * The screens of who leads a shift or sets the box up: the live floor, the queues' settings, what agents serve and can, the
 * book of acts. Drawn on the web server's threads under the page's lock, from snapshots; every verb asks for the role again
 * and names its actor. The words are in a bundle of this package, under the same keys in both languages.
 */
@NullMarked
package org.firstline.webui.floor;

import org.jspecify.annotations.NullMarked;
