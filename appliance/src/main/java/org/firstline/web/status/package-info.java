/**
 * The public status page: what is down and where works go on, by district and street, as a page, RSS, Atom and JSON, for
 * anybody and without sign-in. Rendered on owner "status" when something changes, at most once a second, and then served
 * from memory; requests touch nothing else. It names streets, never a flat, a person or a number.
 */
@NullMarked
package org.firstline.web.status;

import org.jspecify.annotations.NullMarked;
