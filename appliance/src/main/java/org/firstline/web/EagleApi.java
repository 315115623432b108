package org.firstline.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firstline.web.TextGate.Fault;
import org.firstline.web.TextGate.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends SMS for machines that know SMSEagle's interface (its API version 1, methods "send_sms"): {@code GET} or {@code
 * POST /http_api/send_sms} and JSON-RPC at {@code /jsonrpc/sms}, each also below {@code /index.php}. Its parameters {@code
 * access_token} or {@code login} and {@code pass}, {@code to}, {@code message}, {@code highpriority}, {@code test} and
 * {@code responsetype} are understood; what concerns the look and the way (unicode, flash, modem_no, validity) is the
 * box's own affair, and what asks for another time ({@code date}, {@code send_after}, {@code send_before}) is refused, not
 * sent at once.
 */
public final class EagleApi extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final String JSON_RPC = "/jsonrpc/sms";

    public static final List<String> PATHS =
            List.of("/http_api/send_sms", "/index.php/http_api/send_sms", JSON_RPC, "/index.php" + JSON_RPC);

    private static final int LARGEST_BODY = 64 << 10;
    private static final String BAD_TOKEN = "Invalid access token";
    private static final String BAD_LOGIN = "Invalid login or password";
    private static final String BAD_PARAMETERS = "Wrong parameters";
    private static final String TOO_MANY = "Too many messages";

    /** What was asked is done: the messages, or what is wrong. */
    private record Answer(List<Long> ids, String fault) {
        static Answer no(String fault) {
            return new Answer(List.of(), fault);
        }
    }

    private final transient TextGate gate;

    public EagleApi(TextGate gate) {
        this.gate = gate;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!TextGate.isStaff(request) || isJson(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        plain(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!TextGate.isStaff(request)) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else if (request.getContentLengthLong() > LARGEST_BODY)
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        else if (isJson(request)) json(request, response);
        else plain(request, response);
    }

    private static boolean isJson(HttpServletRequest request) {
        return request.getRequestURI().endsWith(JSON_RPC);
    }

    private void plain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer = send(request::getParameter);
        if ("xml".equals(request.getParameter("responsetype"))) write(response, answer, "text/xml", xml(answer));
        else
            write(
                    response,
                    answer,
                    "text/plain",
                    answer.fault.isEmpty()
                            ? answer.ids.stream().map(id -> "OK; ID=" + id).collect(Collectors.joining("\n"))
                            : answer.fault);
    }

    private static String xml(Answer answer) {
        if (!answer.fault.isEmpty())
            return "<xml><error_text>" + answer.fault + "</error_text><status>error</status></xml>";
        return answer.ids.stream()
                .map(id -> "<item><message_id>" + id + "</message_id><status>ok</status></item>")
                .collect(Collectors.joining("", "<xml>", "</xml>"));
    }

    private void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode params =
                params(request.getInputStream().readNBytes(LARGEST_BODY)).orElse(null);
        Answer answer = params == null
                ? Answer.no(BAD_PARAMETERS)
                : send(name -> params.hasNonNull(name) ? params.get(name).asString("") : null);
        boolean extended =
                params != null && "extended".equals(params.path("responsetype").asString(""));
        Object result = extended ? extended(answer) : simple(answer);
        write(response, answer, "application/json", Json.mapper().writeValueAsString(Map.of("result", result)));
    }

    private static Optional<JsonNode> params(byte[] body) {
        try {
            JsonNode root = Json.mapper().readTree(body);
            return "sms.send_sms".equals(root.path("method").asString(""))
                            && root.path("params").isObject()
                    ? Optional.of(root.get("params"))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Object simple(Answer answer) {
        if (!answer.fault.isEmpty()) return answer.fault;
        List<String> all = answer.ids.stream().map(id -> "OK; ID=" + id).toList();
        return all.size() == 1 ? all.getFirst() : all;
    }

    private static Object extended(Answer answer) {
        if (!answer.fault.isEmpty()) return Map.of("error_text", answer.fault, "status", "error");
        var all = answer.ids.stream()
                .map(id -> Map.of("message_id", String.valueOf(id), "status", "ok"))
                .toList();
        return all.size() == 1 ? all.getFirst() : all;
    }

    private Answer send(Function<String, @Nullable String> parameter) {
        String token = parameter.apply("access_token");
        if (token != null) {
            if (!gate.knows(null, token)) return Answer.no(BAD_TOKEN);
        } else {
            String login = parameter.apply("login");
            String pass = parameter.apply("pass");
            if (login == null || pass == null || !gate.knows(login, pass)) return Answer.no(BAD_LOGIN);
        }
        Optional<List<String>> numbers = TextGate.numbers(parameter.apply("to"));
        String text = parameter.apply("message");
        boolean later = List.of("date", "send_after", "send_before").stream()
                .map(parameter)
                .anyMatch(value -> value != null && !value.isEmpty());
        if (numbers.isEmpty() || text == null || text.isBlank() || later) return Answer.no(BAD_PARAMETERS);
        if ("1".equals(parameter.apply("test")))
            return new Answer(numbers.get().stream().map(to -> 0L).toList(), "");
        return answer(gate.send(numbers.get(), text, "1".equals(parameter.apply("highpriority"))));
    }

    /** Of several numbers the good ones are served; where there is no good one, it says why. */
    private static Answer answer(List<Outcome> outcomes) {
        List<Long> ids = outcomes.stream()
                .flatMap(outcome -> Optional.ofNullable(outcome.id()).stream())
                .toList();
        if (!ids.isEmpty()) return new Answer(ids, "");
        boolean tooMany = outcomes.stream().anyMatch(outcome -> outcome.fault() == Fault.TOO_MANY);
        return Answer.no(tooMany ? TOO_MANY : BAD_PARAMETERS);
    }

    private static void write(HttpServletResponse response, Answer answer, String type, String body)
            throws IOException {
        if (answer.fault.equals(TOO_MANY)) response.setStatus(429);
        response.setContentType(type + "; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
