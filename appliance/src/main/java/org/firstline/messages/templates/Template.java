package org.firstline.messages.templates;

import java.time.Instant;

/**
 * The site's own words for one thing in one language.
 *
 * @param text as it was written, with places as {@code {area}}
 * @param latin sent in Latin letters, so that more of it fits into one message
 * @param changedBy login
 */
public record Template(String key, String language, String text, boolean latin, Instant changedAt, String changedBy) {
    public Wording wording() {
        return new Wording(text, latin);
    }
}
