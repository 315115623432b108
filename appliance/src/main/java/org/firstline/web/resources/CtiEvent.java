package org.firstline.web.resources;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firstline.web.BadRequest;
import org.firstline.web.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The fields of what a PBX tells: {@code user[]} and {@code user} are one, of several values the first is meant. */
record CtiEvent(Map<String, String> fields) {
    private static final int MOST = 64;
    private static final int LONGEST_CALL = 36;

    static CtiEvent read(String body) {
        var fields = new LinkedHashMap<String, String>();
        if (body.stripLeading().startsWith("{")) json(body, fields);
        else form(body, fields);
        return new CtiEvent(fields);
    }

    private static void json(String body, Map<String, String> into) {
        try {
            for (var field : Json.mapper().readTree(body).properties()) {
                JsonNode value = field.getValue().isArray() ? field.getValue().path(0) : field.getValue();
                into.putIfAbsent(name(field.getKey()), value.asString(""));
            }
        } catch (JacksonException e) {
            throw BadRequest.line(1, "web.bad-json", "", 1);
        }
    }

    private static void form(String body, Map<String, String> into) {
        for (String pair : body.strip().split("&", MOST)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) into.putIfAbsent(name(decode(sides[0])), decode(sides[1]));
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String name(String name) {
        return switch (name) {
            case "user[]" -> "user";
            case "call_id" -> "callId";
            case "answering_number" -> "answeringNumber";
            default -> name;
        };
    }

    String of(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    String first(String... names) {
        for (String name : names) if (!of(name).isEmpty()) return of(name);
        return "";
    }

    /** The call's name among the box's own, whose ids never begin so. */
    String call() {
        String id = of("callId");
        if (id.isEmpty()) throw BadRequest.field("callId", "web.missing", "callId");
        return "cti:" + (id.length() <= LONGEST_CALL ? id : digest(id));
    }

    private static String digest(String id) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, LONGEST_CALL);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
