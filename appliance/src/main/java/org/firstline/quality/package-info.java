/**
 * How well calls and tickets are handled, as people judge it by scorecards: the cards with their versions, evaluations with
 * their score, what the judged say against them, which calls are to be judged next, and the sums of all that. {@link
 * org.firstline.quality.Quality} has the verbs, on any thread; scores, samples, comparisons and sums are pure functions.
 * What there is to judge is asked through {@link org.firstline.quality.WorkDone}; who may see what is for screens and
 * resources to say, but for what concerns the judged herself.
 */
@NullMarked
package org.firstline.quality;

import org.jspecify.annotations.NullMarked;
