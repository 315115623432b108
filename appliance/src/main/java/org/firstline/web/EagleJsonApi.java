package org.firstline.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.web.TextGate.Fault;
import org.firstline.web.TextGate.Outcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends SMS for machines that know version 2 of SMSEagle's interface: {@code POST /api/v2/messages/sms} with {@code to} (a
 * list) and {@code /api/v2/messages/sms_single} with one number, the token in the header {@code access-token}; each also
 * below {@code /index.php}. {@code text}, {@code priority} (0 to 9, from {@value #URGENT} on before all else) and {@code
 * test} are understood; what concerns the look and the way is the box's own affair, and what asks for another time or for
 * a phone book is refused, not sent at once. Each number has its own outcome; where none is served the status says so.
 */
public final class EagleJsonApi extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final String SINGLE = "/api/v2/messages/sms_single";
    private static final String MANY = "/api/v2/messages/sms";
    public static final List<String> PATHS = List.of(MANY, SINGLE, "/index.php" + MANY, "/index.php" + SINGLE);

    private static final int LARGEST_BODY = 64 << 10;
    private static final int URGENT = 5;
    private static final List<String> NOT_HERE = List.of("date", "send_after", "send_before", "contacts", "groups");

    private final transient TextGate gate;

    public EagleJsonApi(TextGate gate) {
        this.gate = gate;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getHeader("access-token");
        if (!TextGate.isStaff(request)) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else if (request.getContentLengthLong() > LARGEST_BODY)
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        else if (token == null || !gate.knows(null, token)) no(response, 401, "Invalid access token");
        else send(request.getInputStream().readNBytes(LARGEST_BODY), response);
    }

    private void send(byte[] body, HttpServletResponse response) throws IOException {
        JsonNode asked;
        try {
            asked = Json.mapper().readTree(body);
        } catch (JacksonException e) {
            no(response, 400, "The body is no JSON");
            return;
        }
        for (String name : NOT_HERE) {
            if (isSaid(asked.path(name))) {
                no(response, 400, name + " is not supported");
                return;
            }
        }
        List<String> numbers = numbers(asked.path("to"));
        String text = asked.path("text").asString("");
        if (numbers.isEmpty() || numbers.size() > TextGate.MOST_NUMBERS) {
            no(response, 400, "to: 1 to " + TextGate.MOST_NUMBERS + " numbers");
        } else if (text.isBlank()) {
            no(response, 400, "text is missing");
        } else if (asked.path("test").asBoolean(false)) {
            write(
                    response,
                    numbers.stream().map(to -> new Outcome(to, 0L, null)).toList());
        } else {
            write(response, gate.send(numbers, text, asked.path("priority").asInt(0) >= URGENT));
        }
    }

    private static boolean isSaid(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !(value.isContainer() && value.isEmpty());
    }

    private static List<String> numbers(JsonNode to) {
        if (!to.isArray()) return TextGate.numbers(to.asString("")).orElse(List.of());
        var all = new ArrayList<String>();
        for (JsonNode one : to) all.add(one.asString("").strip());
        return all;
    }

    private static void write(HttpServletResponse response, List<Outcome> outcomes) throws IOException {
        boolean none = outcomes.stream().allMatch(one -> one.fault() != null);
        boolean tooMany = outcomes.stream().anyMatch(one -> one.fault() == Fault.TOO_MANY);
        write(
                response,
                !none ? 200 : tooMany ? 429 : 400,
                outcomes.stream().map(EagleJsonApi::said).toList());
    }

    private static Map<String, Object> said(Outcome outcome) {
        var said = new LinkedHashMap<String, Object>();
        Fault fault = outcome.fault();
        said.put("status", fault == null ? "queued" : "error");
        said.put("message", fault == null ? "OK" : word(fault));
        said.put("number", outcome.to());
        if (outcome.id() != null) said.put("id", outcome.id());
        return said;
    }

    private static String word(Fault fault) {
        return switch (fault) {
            case NO_NUMBER -> "Invalid phone number";
            case REFUSED -> "The text is too long, or this number wants no messages";
            case TOO_MANY -> "Too many messages";
        };
    }

    private static void no(HttpServletResponse response, int status, String why) throws IOException {
        write(response, status, Map.of("status", "error", "message", why));
    }

    private static void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.mapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
