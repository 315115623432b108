package org.firstline.web.status;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstline.base.Cancel;
import org.firstline.network.NetworkEvent;
import org.firstline.services.Services;
import org.firstline.web.Languages;
import org.firstline.works.WorkEvent;
import org.jspecify.annotations.Nullable;

/**
 * {@code /status}, {@code /status.rss}, {@code /status.atom}, {@code /status.json}: for anybody, English or Russian by
 * {@code ?lang=} or {@code Accept-Language}, else in the site's language. Answers come ready from memory, with an ETag (RFC 9110 §8.8.3) and leave to
 * caches to keep them for {@value #KEEP_SECONDS} s. What changes shows within about a second.
 */
public final class StatusPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** The paths that it answers. */
    public static final List<String> PATHS =
            List.of("/status", "/status.rss", "/status.atom", "/status.json", "/status.css");

    /** More streets of one outage are only hinted at. */
    static final int MOST_STREETS = 60;

    static final int KEEP_SECONDS = 15;
    private static final String OWNER = "status";
    /** A burst of news is one rendering. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** "Today" and promises that have passed change by themselves. */
    private static final Duration ANYHOW = Duration.ofSeconds(30);

    private static final int FIRST_SECONDS = 5;

    private final transient Services services;
    private final transient StatusLines lines;
    private final transient List<Cancel> subscriptions;
    private final transient AtomicBoolean due = new AtomicBoolean();
    private final transient CountDownLatch first = new CountDownLatch(1);
    /** By path and language. */
    private transient volatile Map<String, Rendered> ready = Map.of();

    private transient volatile Instant last = Instant.MIN;
    private transient volatile List<StatusLine> shown = List.of();

    public StatusPage(Services services) {
        this.services = services;
        this.lines = new StatusLines(services);
        subscriptions = List.of(
                services.bus().on(OWNER, NetworkEvent.class, this::hear),
                services.bus().on(OWNER, WorkEvent.class, news -> want()),
                services.time().every(OWNER, ANYHOW, this::want));
        want();
    }

    private void hear(NetworkEvent news) {
        switch (news) {
            case NetworkEvent.AlertNoted ignored -> {}
            case NetworkEvent.AlertMalformed ignored -> {}
            default -> want();
        }
    }

    /** Renders once, soon; however often it is asked. */
    private void want() {
        if (!due.compareAndSet(false, true)) return;
        Instant now = services.time().now();
        Duration wait = last.equals(Instant.MIN) ? Duration.ZERO : PAUSE.minus(Duration.between(last, now));
        if (wait.isPositive()) services.time().after(OWNER, wait, this::render);
        else services.time().soon(OWNER, this::render);
    }

    private void render() {
        due.set(false);
        last = services.time().now();
        var now = lines.now();
        var pages = new HashMap<String, Rendered>();
        String provider = services.site().name();
        for (Locale to : Languages.ALL) {
            var html = new StatusHtml(provider, services.zone(), to);
            var feeds = new StatusFeeds(provider, to);
            String in = " " + to.getLanguage();
            pages.put("/status" + in, Rendered.of("text/html; charset=utf-8", html.page(now)));
            pages.put("/status.rss" + in, Rendered.of("application/rss+xml; charset=utf-8", feeds.rss(now)));
            pages.put("/status.atom" + in, Rendered.of("application/atom+xml; charset=utf-8", feeds.atom(now)));
            pages.put("/status.json" + in, Rendered.of("application/json; charset=utf-8", feeds.json(now)));
            pages.put("/status.css" + in, STYLES);
        }
        ready = Map.copyOf(pages);
        shown = now;
        first.countDown();
    }

    /** How many things the page shows. */
    public int size() {
        return shown.size();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = Objects.requireNonNullElse(request.getParameter("lang"), "");
        Locale locale = Languages.of(
                asked.isEmpty() ? request.getHeader("Accept-Language") : asked,
                services.site().language());
        Rendered page = page(request.getRequestURI() + " " + locale.getLanguage());
        if (page == null) {
            response.setHeader("Retry-After", "5");
            response.sendError(503);
            return;
        }
        boolean packs = Objects.requireNonNullElse(request.getHeader("Accept-Encoding"), "")
                .contains("gzip");
        response.setHeader("Cache-Control", "public, max-age=" + KEEP_SECONDS);
        response.setHeader("Vary", "Accept-Language, Accept-Encoding");
        response.setHeader("ETag", page.tag());
        if (Objects.requireNonNullElse(request.getHeader("If-None-Match"), "").contains(page.tag())) {
            response.setStatus(304);
            return;
        }
        response.setContentType(page.type());
        byte[] body = page.plain();
        if (request.getRequestURI().equals("/status.rss")) body = at(request, body);
        else if (packs) {
            response.setHeader("Content-Encoding", "gzip");
            body = page.packed();
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) response.getOutputStream().write(body);
    }

    private @Nullable Rendered page(String key) {
        var page = ready.get(key);
        if (page != null) return page;
        try {
            return first.await(FIRST_SECONDS, TimeUnit.SECONDS) ? ready.get(key) : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** RSS wants whole links; a name that is none is left out of them. */
    private static byte[] at(HttpServletRequest request, byte[] rss) {
        String host = Objects.requireNonNullElse(request.getHeader("Host"), "");
        String here = host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}") ? request.getScheme() + "://" + host : "";
        return new String(rss, StandardCharsets.UTF_8)
                .replace(StatusFeeds.HERE, here)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() {
        subscriptions.forEach(Cancel::cancel);
    }

    private static final Rendered STYLES = styles();

    private static Rendered styles() {
        try (InputStream in = StatusPage.class.getResourceAsStream("/org/firstline/web/status.css")) {
            return Rendered.of(
                    "text/css; charset=utf-8",
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
