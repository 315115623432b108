package org.firstline.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.firstline.base.Cancel;
import org.firstline.base.Refused;
import org.firstline.boards.BoardChanged;
import org.firstline.boards.Boards;
import org.firstline.services.Services;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A board on a television. {@code GET /tv} is the page; {@code GET /tv/events?token=…&board=…} are its frames as
 * server-sent events (WHATWG HTML §9.2), one at each change and at least every {@link #BEAT}, so that the page knows a
 * dead line from a quiet night. 401 without a known token, 404 for an unknown board, 503 for more than {@value
 * #MOST_VIEWERS} screens. A stream ends when its token is revoked or its board deleted.
 */
public final class TvPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    static final String EVENTS = "/tv/events";

    /** The paths that it answers. */
    public static final List<String> PATHS = List.of("/tv", EVENTS);

    static final int MOST_VIEWERS = 40;
    static final Duration BEAT = Duration.ofSeconds(2);
    private static final String OWNER = "tv";

    private final transient Services services;
    private final transient TokenCheck tokens;
    private final transient JsonMapper json = Json.mapper();
    private final transient byte[] page = read();
    private final String policy = policy(new String(page, StandardCharsets.UTF_8));
    private final transient Set<TvStream> streams = new HashSet<>();
    private final transient List<Cancel> subscriptions;
    private boolean ended;

    public TvPage(Services services) {
        this.services = services;
        this.tokens = TokenCheck.of(services.people(), services.audit());
        subscriptions = List.of(
                services.bus().on(OWNER, BoardChanged.class, changed -> send(changed.name())),
                services.time().every(OWNER, BEAT, () -> send(null)));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals(EVENTS)) {
            watch(request, response);
            return;
        }
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", policy);
        // its address carries the token
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(page);
    }

    private void watch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = Objects.requireNonNullElse(request.getParameter("token"), "");
        String board = Objects.requireNonNullElse(request.getParameter("board"), "main");
        if (tokens.check(token).isEmpty()) {
            response.sendError(401);
        } else if (services.boards().find(board).isEmpty()) {
            response.sendError(404);
        } else if (!open(request, response, token, board)) {
            response.setHeader("Retry-After", "30");
            response.sendError(503);
        }
    }

    private boolean open(HttpServletRequest request, HttpServletResponse response, String token, String board)
            throws IOException {
        TvStream stream;
        synchronized (streams) {
            if (ended || streams.size() >= MOST_VIEWERS) return false;
            response.setContentType("text/event-stream; charset=utf-8");
            response.setHeader("Cache-Control", "no-store");
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            stream = new TvStream(context, board, () -> event(token, board), this::gone);
            streams.add(stream);
        }
        stream.begin();
        return true;
    }

    /** The next event as it goes out; null when there is no more to see. */
    private byte @Nullable [] event(String token, String board) {
        Boards boards = services.boards();
        if (tokens.check(token).isEmpty() || boards.find(board).isEmpty()) return null;
        try {
            return ("data: " + json.writeValueAsString(boards.json(board)) + "\n\n").getBytes(StandardCharsets.UTF_8);
        } catch (Refused deletedMeanwhile) {
            return null;
        }
    }

    /** @param board whose viewers get a frame; null for everybody */
    private void send(@Nullable String board) {
        for (TvStream stream : copy()) if (board == null || stream.board().equals(board)) stream.wake();
    }

    private List<TvStream> copy() {
        synchronized (streams) {
            return List.copyOf(streams);
        }
    }

    private void gone(TvStream stream) {
        synchronized (streams) {
            streams.remove(stream);
        }
    }

    /** Ends every stream and takes no new ones: they would never end by themselves. */
    @Override
    public void destroy() {
        subscriptions.forEach(Cancel::cancel);
        synchronized (streams) {
            ended = true;
        }
        copy().forEach(TvStream::end);
    }

    private static byte[] read() {
        try (InputStream in = Boards.class.getResourceAsStream("tv.html")) {
            return Objects.requireNonNull(in, "tv.html").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing runs or is drawn but what stands in the page itself (CSP level 3, by hash). */
    private static String policy(String html) {
        return "default-src 'none'; connect-src 'self'; script-src '%s'; style-src '%s'; frame-ancestors 'none'"
                .formatted(hash(inside(html, "script")), hash(inside(html, "style")));
    }

    private static String inside(String html, String tag) {
        String open = "<" + tag + ">";
        int start = html.indexOf(open) + open.length();
        return html.substring(start, html.indexOf("</" + tag + ">", start));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
