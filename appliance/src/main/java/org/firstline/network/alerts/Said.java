package org.firstline.network.alerts;

import java.util.Map;

/**
 * What a payload's fields really say: a variable that the monitor did not replace says nothing.
 *
 * @param unset what such a variable looks like
 */
record Said(Map<String, String> fields, String unset) {
    String of(String field) {
        String text = fields.getOrDefault(field, "").strip();
        return text.matches(unset) ? "" : text;
    }

    /** The first of these fields that says anything. */
    String first(String... names) {
        for (String name : names) if (!of(name).isEmpty()) return of(name);
        return "";
    }
}
