package org.firstline.web;

import java.util.Locale;
import org.firstline.base.Texts;
import org.jspecify.annotations.Nullable;

/** The caller wrote something that can't be understood; answered with 400, the place and the reason. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final @Nullable String field;
    private final int line;
    private final transient Object[] args;

    private BadRequest(@Nullable String field, int line, String code, Object... args) {
        super(code, null, false, false);
        this.field = field;
        this.line = line;
        this.code = code;
        this.args = args;
    }

    /** @param code a line of the bundle that its first word names, as for {@code Refused} */
    public static BadRequest field(String field, String code, Object... args) {
        return new BadRequest(field, 0, code, args);
    }

    /** @param line of the request's body, from 1 */
    public static BadRequest line(int line, String code, Object... args) {
        return new BadRequest(null, line, code, args);
    }

    /** A fault with both: the field of the line. */
    public static BadRequest at(int line, String field, String code, Object... args) {
        return new BadRequest(field, line, code, args);
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    /** From 1; 0 where no line can be told. */
    public int line() {
        return line;
    }

    public String sentence(Locale locale) {
        return Texts.of(code.substring(0, code.indexOf('.')), locale).get(code, args);
    }

    @Override
    public String getMessage() {
        return sentence(Locale.ENGLISH);
    }
}
