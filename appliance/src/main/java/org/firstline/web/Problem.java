package org.firstline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says no, as {@code application/problem+json} (RFC 9457; the type is always {@code about:blank}).
 *
 * @param title the status in its standard words, English
 * @param detail a sentence in the caller's language
 * @param code stable, for programs: {@code tickets.closed}
 * @param field what in the request is wrong
 * @param line where in the request's body, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        int status,
        String title,
        String detail,
        @Nullable String code,
        @Nullable String field,
        @Nullable Integer line) {
    static final String TYPE = "application/problem+json";
}
