package org.firstline.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.firstline.base.Texts;

/** The first page of the portal port: says where one is. Its style sheet is a file of its own, as the policy wants. */
final class PortalPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final Locale language;

    /** @param language for whose browser names none of ours */
    PortalPage(Locale language) {
        this.language = language;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getRequestURI()) {
            case "/" -> page(request, response);
            case "/portal.css", "/call-me.css" ->
                styles(response, request.getRequestURI().substring(1));
            default -> response.sendError(404);
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var locale = Languages.of(request.getHeader("Accept-Language"), language);
        var texts = Texts.of("web", locale);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Vary", "Accept-Language");
        response.getOutputStream().write("""
            <!doctype html>
            <html lang="%s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="portal.css">
            <main><h1>%s</h1><p>%s</p><p><a href="status">%s</a></p>\
            <p><a href="call-me">%s</a></p></main>
            </html>
            """.formatted(
                        locale.getLanguage(),
                        texts.get("web.portal.title"),
                        texts.get("web.portal.title"),
                        texts.get("web.portal.text"),
                        texts.get("web.status.link"),
                        texts.get("web.call-me.title"))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void styles(HttpServletResponse response, String file) throws IOException {
        response.setContentType("text/css; charset=utf-8");
        try (InputStream in = PortalPage.class.getResourceAsStream(file)) {
            if (in != null) in.transferTo(response.getOutputStream());
        }
    }
}
