package org.firstline.reactions;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two values of one record, for a person to read: a line {@code field=value} for each field that is
 * not the same, on either side. Records inside are walked into: {@code order.relaxTo=1}.
 */
record Difference(String before, String after) {
    static Difference of(@Nullable Record before, Record after) {
        var was = fields(before);
        var is = fields(after);
        was.entrySet().removeIf(field -> field.getValue().equals(is.get(field.getKey())));
        is.entrySet().removeIf(field -> before != null && !was.containsKey(field.getKey()));
        return new Difference(lines(was), lines(is));
    }

    boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    private static String lines(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(joining("\n"));
    }

    private static Map<String, String> fields(@Nullable Record value) {
        var fields = new LinkedHashMap<String, String>();
        if (value != null) put(fields, "", value);
        return fields;
    }

    private static void put(Map<String, String> into, String path, Record value) {
        for (RecordComponent part : value.getClass().getRecordComponents()) {
            Object held = held(value, part);
            String name = path + part.getName();
            if (held instanceof Record inner && inner.getClass().getRecordComponents().length > 0 && !isWord(inner))
                put(into, name + ".", inner);
            else into.put(name, text(held));
        }
    }

    private static Object held(Record value, RecordComponent part) {
        try {
            return Objects.requireNonNullElse(part.getAccessor().invoke(value), "");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("what the bus carries is public", e);
        }
    }

    /** Choices of a sealed kind have a word of their own. */
    private static boolean isWord(Record value) {
        try {
            return value.getClass().getMethod("word").getReturnType() == String.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Duration length ->
                length.toMillis() % 1000 == 0 ? length.toSeconds() + " s" : length.toMillis() + " ms";
            case Collection<?> many -> many.stream().map(Difference::text).collect(joining(", "));
            case Map<?, ?> many ->
                many.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .sorted()
                        .collect(joining(", "));
            case Record one when isWord(one) -> word(one);
            case Record one
            when one.getClass().getRecordComponents().length > 0 ->
                fields(one).values().stream().filter(field -> !field.isEmpty()).collect(joining(" "));
            default -> String.valueOf(value);
        };
    }

    private static String word(Record one) {
        try {
            return String.valueOf(one.getClass().getMethod("word").invoke(one));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("what the bus carries is public", e);
        }
    }
}
