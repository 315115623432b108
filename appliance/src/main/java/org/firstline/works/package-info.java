/**
 * Planned works: a window of time in which nodes will have no service because somebody works there. A plan is a row that
 * moves PLANNED → RUNNING → DONE, or CANCELLED; which notices are owed for it is a pure rule ({@link
 * org.firstline.works.Notices}), and which were given is a row each, as proof. {@link org.firstline.works.Works} has the
 * verbs, on any thread; what is due is looked for on owner "works". Who is told, and what becomes of alerts meanwhile,
 * is not decided here.
 */
@NullMarked
package org.firstline.works;

import org.jspecify.annotations.NullMarked;
