package org.firstline.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackSource;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * {@code /call-me}: a page without scripts and without sign-in on which a subscriber leaves his number to be called back.
 * English or Russian by {@code ?lang=} or {@code Accept-Language}, else as the site speaks. Only numbers of the site's country that the dial plan allows are taken, {@value
 * CallMeLimits#PER_SOURCE} an hour from one address and {@value CallMeLimits#PER_NUMBER} a day for one number; more is
 * answered 429. The answer never tells whether a number is a subscriber's.
 */
public final class CallMePage extends HttpServlet {
    private static final long serialVersionUID = 1;

    public static final String PATH = "/call-me";
    private static final int LONGEST_BODY = 4096;

    private final transient Services services;
    private final transient CallMeLimits limits;

    public CallMePage(Services services) {
        this.services = services;
        this.limits = new CallMeLimits(services.time());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        form(request, response, 200, null);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > LONGEST_BODY) {
            response.sendError(413);
            return;
        }
        Optional<PhoneNumber> number =
                PhoneNumber.parse(parameter(request, "number"), services.site().region());
        Optional<QueueSettings> queue = services.routing().findQueue(parameter(request, "queue"));
        if (number.isEmpty()
                || !CallMeLimits.isOfCountry(number.get(), services.site().region())
                || !services.calls()
                        .dialling()
                        .plan()
                        .isForCallbacks(number.get().e164())) {
            form(request, response, 400, "web.call-me.bad-number");
        } else if (queue.isEmpty()) {
            form(request, response, 400, "web.call-me.bad-queue");
        } else if (!parameter(request, "consent").equals("yes")) {
            form(request, response, 400, "web.call-me.no-consent");
        } else if (!limits.allows(request.getRemoteAddr(), number.get())) {
            response.setHeader("Retry-After", "3600");
            form(request, response, 429, "web.call-me.too-many");
        } else ask(request, response, number.get(), queue.get());
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, PhoneNumber number, QueueSettings queue)
            throws IOException {
        Locale locale = locale(request);
        Optional<Subscriber> known =
                services.subscribers().findByPhone(number.e164()).stream().findFirst();
        try {
            services.callbacks()
                    .ask(CallbackRequest.of(queue.name(), number.e164(), CallbackSource.PORTAL)
                            .in(locale.getLanguage())
                            .by(
                                    known.map(Subscriber::name).orElse(""),
                                    known.map(Subscriber::id).orElse(null)));
        } catch (Refused e) {
            form(request, response, 503, "web.call-me.full");
            return;
        }
        var rule = services.callbacks().rule(queue.name());
        boolean open = rule.isOpen(services.time().now(), services.zone());
        Texts texts = Texts.of("web", locale);
        page(
                response,
                200,
                locale,
                "<p class=\"done\">" + html(texts.get("web.call-me.done", number.pretty())) + "</p><p>"
                        + html(
                                open
                                        ? texts.get("web.call-me.soon")
                                        : texts.get(
                                                "web.call-me.hours",
                                                rule.opens().toString(),
                                                rule.closes().toString()))
                        + "</p>");
    }

    private void form(HttpServletRequest request, HttpServletResponse response, int status, @Nullable String fault)
            throws IOException {
        Locale locale = locale(request);
        Texts texts = Texts.of("web", locale);
        boolean russian = locale.getLanguage().equals("ru");
        String chosen = parameter(request, "queue");
        List<QueueSettings> queues = services.routing().listQueues();
        String options = queues.stream()
                .map(q -> "<option value=\"%s\"%s>%s</option>"
                        .formatted(
                                html(q.name()),
                                q.name().equals(chosen) ? " selected" : "",
                                html(russian ? q.titleRu() : q.titleEn())))
                .collect(Collectors.joining());
        String other = russian ? "en" : "ru";
        page(response, status, locale, """
            <p>%s</p>%s
            <form method="post" action="call-me?lang=%s">
            <label>%s<input name="number" type="tel" autocomplete="tel" inputmode="tel" required maxlength="32" value="%s"></label>
            <label>%s<select name="queue">%s</select></label>
            <label class="tick"><input type="checkbox" name="consent" value="yes" required> %s</label>
            <button>%s</button>
            </form>
            <p class="other"><a href="call-me?lang=%s" hreflang="%s" lang="%s">%s</a></p>
            """.formatted(
                        html(texts.get("web.call-me.text")),
                        fault == null ? "" : "<p class=\"fault\" role=\"alert\">" + html(texts.get(fault)) + "</p>",
                        locale.getLanguage(),
                        html(texts.get("web.call-me.number")),
                        html(parameter(request, "number")),
                        html(texts.get("web.call-me.queue")),
                        options,
                        html(texts.get("web.call-me.consent", services.site().name())),
                        html(texts.get("web.call-me.button")),
                        other,
                        other,
                        other,
                        russian ? "English" : "Русский"));
    }

    private void page(HttpServletResponse response, int status, Locale locale, String body) throws IOException {
        String title = html(Texts.of("web", locale).get("web.call-me.title"));
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write("""
                    <!doctype html>
                    <html lang="%s">
                    <meta charset="utf-8">
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <title>%s</title>
                    <link rel="icon" href="data:,">
                    <link rel="stylesheet" href="call-me.css">
                    <main><h1>%s</h1>%s</main>
                    </html>
                    """.formatted(locale.getLanguage(), title, title, body).getBytes(StandardCharsets.UTF_8));
    }

    private Locale locale(HttpServletRequest request) {
        String asked = Objects.requireNonNullElse(request.getParameter("lang"), "");
        return Languages.of(
                asked.isEmpty() ? request.getHeader("Accept-Language") : asked,
                services.site().language());
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value =
                Objects.requireNonNullElse(request.getParameter(name), "").strip();
        return value.length() > 64 ? "" : value;
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
