package org.firstline.calls.dial;

import java.time.Instant;
import org.firstline.base.Refused;

/**
 * Calls outside are blocked until a person says otherwise; emergency numbers are not.
 *
 * @param who an extension, or {@link #EVERYBODY}
 * @param why what whoever was blocked was refused with
 */
public record Block(String who, Instant since, Refused why) {
    public static final String EVERYBODY = "*";

    public boolean ofEverybody() {
        return who.equals(EVERYBODY);
    }
}
