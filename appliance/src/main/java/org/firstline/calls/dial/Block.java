package org.firstline.calls.dial;

import java.time.Instant;

/**
 * Calls outside are blocked until a person says otherwise; emergency numbers are not.
 *
 * @param who an extension, or {@link #EVERYBODY}
 * @param why in a sentence, in the language of the site
 */
public record Block(String who, Instant since, String why) {
    public static final String EVERYBODY = "*";

    public boolean ofEverybody() {
        return who.equals(EVERYBODY);
    }
}
