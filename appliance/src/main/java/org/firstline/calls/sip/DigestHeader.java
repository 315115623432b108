package org.firstline.calls.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A challenge or credentials: {@code Digest name=value, name="value"} (RFC 3261 §20.7, §20.44). Values are unquoted. */
record DigestHeader(Map<String, String> fields) {
    private static final int LIMIT = 32;

    static DigestHeader parse(String where, String text) throws SipParseException {
        if (!text.regionMatches(true, 0, "Digest ", 0, 7)) throw new SipParseException(where, "not Digest");
        var fields = new LinkedHashMap<String, String>();
        for (String part : Grammar.splitCommas(text.substring(7))) {
            int equals = part.indexOf('=');
            if (equals <= 0) throw new SipParseException(where, "not name=value");
            if (fields.size() == LIMIT) throw new SipParseException(where, "more than " + LIMIT + " fields");
            String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            fields.put(name, Grammar.unquote(part.substring(equals + 1).strip()));
        }
        return new DigestHeader(fields);
    }

    @Nullable
    String get(String name) {
        return fields.get(name);
    }

    String getOr(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }
}
