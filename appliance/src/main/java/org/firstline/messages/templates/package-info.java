/**
 * The site's own words for what the box writes by itself, by key and language, with places for facts.
 * {@link org.firstline.messages.templates.Templates} has the verbs, for any thread; reactions ask it before they use the
 * shipped words. The rest are pure rules: what fills a place, what is no service message, Russian in Latin letters.
 */
@NullMarked
package org.firstline.messages.templates;

import org.jspecify.annotations.NullMarked;
