/**
 * Every "when X, do Y" of the product, one small class each; {@link org.firstline.reactions.Reactions} is their list and
 * the first file to read. The only place where two capabilities meet. Joins that never wait run on "joins"; those that
 * read or write rows run on "reactions", so that a large outage never holds up the ringing of a phone; what belongs to
 * a call's record runs on "ledger".
 */
@NullMarked
package org.firstline.reactions;

import org.jspecify.annotations.NullMarked;
