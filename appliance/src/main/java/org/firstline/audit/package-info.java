/**
 * Who did what to whom, when, from where, with before and after: what supervisors, admins and machines did to other
 * people's work. Entries are only ever added, and each carries a hash over itself and the entry before it, so that one
 * that was changed or taken out later is found by {@link org.firstline.audit.Audit#check}. Reactions write it as they hear
 * of acts; the web face tells it where an actor sits and shows it. Any thread.
 */
@NullMarked
package org.firstline.audit;

import org.jspecify.annotations.NullMarked;
