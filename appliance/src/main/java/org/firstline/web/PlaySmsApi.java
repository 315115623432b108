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
import java.util.Objects;
import java.util.Optional;
import org.firstline.web.TextGate.Outcome;

/**
 * Sends SMS for machines that know playSMS's web services: {@code /index.php?app=ws&u=USER&h=TOKEN&op=pv&to=…&msg=…}, by
 * GET or by a form, answered in JSON with its return codes. Its other operations are unknown here (101).
 */
public final class PlaySmsApi extends HttpServlet {
    private static final long serialVersionUID = 1;

    public static final String PATH = "/index.php";
    private static final int LARGEST_BODY = 64 << 10;

    private static final Map<Integer, String> WORDS = Map.of(
            100, "authentication failed",
            101, "type of action is invalid or unknown",
            102, "one or more field empty",
            200, "send message failed",
            201, "destination number or message is empty");

    private final transient TextGate gate;

    public PlaySmsApi(TextGate gate) {
        this.gate = gate;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > LARGEST_BODY)
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        else answer(request, response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String app = parameter(request, "app");
        if (!TextGate.isStaff(request) || !(app.equals("ws") || app.equals("webservices"))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write(Json.mapper().writeValueAsString(result(request)).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> result(HttpServletRequest request) {
        String user = parameter(request, "u");
        String token = parameter(request, "h");
        String operation = parameter(request, "op");
        if (user.isEmpty() || token.isEmpty() || !gate.knows(user, token)) return error(100);
        if (operation.isEmpty()) return error(102);
        if (!operation.equals("pv")) return error(101);
        Optional<List<String>> numbers = TextGate.numbers(parameter(request, "to"));
        String text = parameter(request, "msg");
        if (numbers.isEmpty() || text.isBlank()) return error(201);
        if (!parameter(request, "schedule").isEmpty()) return error(200);
        return sent(gate.send(numbers.get(), text, false));
    }

    private static Map<String, Object> sent(List<Outcome> outcomes) {
        String queue = outcomes.stream()
                .flatMap(outcome -> Optional.ofNullable(outcome.id()).stream())
                .findFirst()
                .map(id -> String.format("%032x", id))
                .orElse("");
        if (queue.isEmpty()) return error(200);
        var data = new ArrayList<Map<String, String>>();
        for (Outcome outcome : outcomes) {
            Long id = outcome.id();
            var one = new LinkedHashMap<String, String>();
            one.put("status", id == null ? "ERR" : "OK");
            one.put("error", id == null ? "200" : "0");
            one.put("smslog_id", id == null ? "" : String.valueOf(id));
            one.put("queue", id == null ? "" : queue);
            one.put("to", outcome.to());
            data.add(one);
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("data", data);
        result.put("error_string", null);
        return result;
    }

    private static Map<String, Object> error(int code) {
        var result = new LinkedHashMap<String, Object>();
        result.put("status", "ERR");
        result.put("error", String.valueOf(code));
        result.put("error_string", WORDS.getOrDefault(code, ""));
        return result;
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
