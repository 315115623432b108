package org.firstline.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters and parts of bodies as they came. One that is absent or empty asks for nothing and is null; one
 * that can't be read is a {@link BadRequest} that names it.
 */
public final class Query {
    private Query() {}

    /** A choice in its JSON word, in any case: {@code no-answer}. */
    public static <E extends Enum<E>> @Nullable E choice(String name, Class<E> type, @Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        String asked = text.toLowerCase(Locale.ROOT);
        for (E choice : type.getEnumConstants()) if (Json.word(choice).equals(asked)) return choice;
        String known = Arrays.stream(type.getEnumConstants()).map(Json::word).collect(Collectors.joining(", "));
        throw BadRequest.field(name, "web.bad-choice", name, known);
    }

    public static @Nullable Long number(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw BadRequest.field(name, "web.bad-number", name);
        }
    }

    /** {@code true} or {@code false}; false where nothing was asked. */
    public static boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty() || text.equalsIgnoreCase("false")) return false;
        if (text.equalsIgnoreCase("true")) return true;
        throw BadRequest.field(name, "web.bad-choice", name, "true, false");
    }

    /** An instant as we write them: {@code 2026-11-22T09:00:00Z}. */
    public static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw BadRequest.field(name, "web.bad-instant", name);
        }
    }

    /** A telephone number in any form that people write; {@code region} as for {@link PhoneNumber#parse}. */
    public static @Nullable PhoneNumber phone(String name, @Nullable String text, String region) {
        if (text == null || text.isEmpty()) return null;
        return PhoneNumber.parse(text, region).orElseThrow(() -> BadRequest.field(name, "web.bad-phone", name));
    }

    /** What a body must have; where the whole body is missing, its first needed field is named. */
    public static <T> T needed(String field, @Nullable T value) {
        if (value == null) throw BadRequest.field(field, "web.missing", field);
        return value;
    }
}
