package org.firstline.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import java.util.stream.Collectors;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Turns whatever a resource throws into a {@link Problem} in the caller's language. Only what nobody foresaw is logged,
 * once, and the caller learns nothing of its inside.
 */
final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final int RETRY_SECONDS = 10;
    private static final Logger log = LoggerFactory.getLogger(ProblemMapper.class);

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey puts a proxy to the current request's headers here
    private HttpHeaders headers;

    @Override
    public Response toResponse(Throwable e) {
        Locale locale = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return switch (e) {
            case Refused no -> answer(Response.status(409), 409, no.sentence(locale), no.code(), null, 0);
            case BadRequest bad ->
                answer(Response.status(400), 400, bad.sentence(locale), bad.code(), bad.field(), bad.line());
            // a value whose constructor says no, with its own sentence
            case JacksonException bad
            when bad.getCause() instanceof Refused no ->
                answer(Response.status(409), 409, no.sentence(locale), no.code(), null, 0);
            case JacksonException bad -> unreadable(bad, locale);
            case WebApplicationException http -> http(http, locale);
            default -> Db.engineFault(e).isPresent() ? away(locale) : unforeseen(e, locale);
        };
    }

    /** What did not go today may go tomorrow: monitors try again where they read 503. */
    private static Response away(Locale locale) {
        var response = Response.status(503).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return answer(response, 503, sentence(locale, "web.database-away"), "web.database-away", null, 0);
    }

    private static Response unforeseen(Throwable e, Locale locale) {
        log.error("A request failed", e);
        return answer(Response.status(500), 500, sentence(locale, "web.status.500"), "web.failed", null, 0);
    }

    private static Response unreadable(JacksonException bad, Locale locale) {
        String field = bad.getPath().stream()
                .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        int line = bad.getLocation() == null ? 0 : Math.max(0, bad.getLocation().getLineNr());
        String key = field.isEmpty() ? "web.bad-json" : "web.bad-field";
        return answer(
                Response.status(400),
                400,
                sentence(locale, key, field, line),
                key,
                field.isEmpty() ? null : field,
                line);
    }

    private static Response http(WebApplicationException e, Locale locale) {
        int status = e.getResponse().getStatus();
        if (status < 400) return e.getResponse();
        String key = "web.status." + status;
        boolean known = Texts.of("web", locale).bundle().containsKey(key);
        // from the original response: it carries Allow for 405 and WWW-Authenticate for 401
        return answer(
                Response.fromResponse(e.getResponse()),
                status,
                sentence(locale, known ? key : "web.status.other", status),
                null,
                null,
                0);
    }

    private static String sentence(Locale locale, String key, Object... args) {
        return Texts.of("web", locale).get(key, args);
    }

    private static Response answer(
            Response.ResponseBuilder response,
            int status,
            String sentence,
            @Nullable String code,
            @Nullable String field,
            int line) {
        var known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        var problem = new Problem(status, title, sentence, code, field, line == 0 ? null : line);
        return response.type(Problem.TYPE).entity(problem).build();
    }
}
