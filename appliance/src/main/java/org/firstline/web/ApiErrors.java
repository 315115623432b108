package org.firstline.web;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.firstline.base.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server itself refuses before a resource sees it (an address that can't be decoded, headers too large): below
 * {@code /api}, and where not even the address could be read, a {@link Problem} as everywhere there, elsewhere the usual
 * page. On the request's thread.
 */
final class ApiErrors implements Request.Handler {
    private static final JsonMapper JSON = Json.mapper();

    /** What Jetty calls the address of a request that it could not read. */
    private static final String UNREADABLE = "/badMessage";

    private final Request.Handler usual;

    ApiErrors(Request.@Nullable Handler usual) {
        this.usual = usual == null ? new ErrorHandler() : usual;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isForMachines(request.getHttpURI().getPath())) return usual.handle(request, response, callback);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
        Locale locale = Languages.of(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
        byte[] body = JSON.writeValueAsBytes(problem(response.getStatus(), locale));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static boolean isForMachines(@Nullable String path) {
        return path == null || path.equals(UNREADABLE) || path.equals("/api") || path.startsWith("/api/");
    }

    private static Problem problem(int status, Locale locale) {
        var known = jakarta.ws.rs.core.Response.Status.fromStatusCode(status);
        var texts = Texts.of("web", locale);
        String key = "web.status." + status;
        String sentence = texts.bundle().containsKey(key) ? texts.get(key) : texts.get("web.status.other", status);
        return new Problem(status, known == null ? "Error" : known.getReasonPhrase(), sentence, null, null, null);
    }
}
