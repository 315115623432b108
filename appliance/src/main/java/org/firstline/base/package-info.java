/**
 * The floor that everything stands on: the one clock and its threads ({@link org.firstline.base.Time}), the news
 * ({@link org.firstline.base.Bus}), the database ({@link org.firstline.base.Db}), health, identifiers, refusals, texts
 * and phone numbers. Knows nothing of calls, tickets or messages; every other package may call it from any thread.
 */
@NullMarked
package org.firstline.base;

import org.jspecify.annotations.NullMarked;
