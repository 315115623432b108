package org.firstline.webui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Optional;
import org.firstline.web.Languages;
import org.jspecify.annotations.Nullable;

/** What a browser's user likes: language and light or dark. Kept in two cookies for a year, so also before sign-in. */
final class Taste {
    private static final String LANGUAGE = "firstline-language";
    private static final String APPEARANCE = "firstline-appearance";
    private static final int YEAR = 365 * 24 * 3600;

    private Taste() {}

    /** A language in its own words, as it stands in a menu: "Русский". */
    static String name(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    /** As chosen; else as the browser prefers. */
    static Locale language(VaadinRequest request) {
        return chosenLanguage(request).orElseGet(() -> Languages.of(request.getHeader("Accept-Language")));
    }

    static Optional<Locale> chosenLanguage(@Nullable VaadinRequest request) {
        return cookie(request, LANGUAGE)
                .flatMap(word -> Languages.ALL.stream()
                        .filter(l -> l.getLanguage().equals(word))
                        .findFirst());
    }

    /** As chosen; else as the browser's own setting says. */
    static ColorScheme.Value appearance(@Nullable VaadinRequest request) {
        return switch (cookie(request, APPEARANCE).orElse("auto")) {
            case "light" -> ColorScheme.Value.LIGHT;
            case "dark" -> ColorScheme.Value.DARK;
            default -> ColorScheme.Value.LIGHT_DARK;
        };
    }

    /** Draws the page anew in this language and remembers it; nothing is reloaded. */
    static void speak(Locale language) {
        remember(LANGUAGE, language.getLanguage());
        show(language);
    }

    /** Draws the page anew in this language without remembering it. */
    static void show(Locale language) {
        UI ui = UI.getCurrent();
        ui.getSession().setLocale(language);
        ui.setLocale(language);
        ui.getPage().executeJs("document.documentElement.lang = $0", language.getLanguage());
    }

    static void look(ColorScheme.Value appearance) {
        remember(
                APPEARANCE,
                switch (appearance) {
                    case LIGHT -> "light";
                    case DARK -> "dark";
                    default -> "auto";
                });
        UI.getCurrent().getPage().setColorScheme(appearance);
    }

    private static void remember(String name, String value) {
        var response = VaadinService.getCurrentResponse();
        if (response == null) return;
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(YEAR);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private static Optional<String> cookie(@Nullable VaadinRequest request, String name) {
        Cookie[] cookies = request == null ? null : request.getCookies();
        if (cookies == null) return Optional.empty();
        for (Cookie cookie : cookies) if (cookie.getName().equals(name)) return Optional.of(cookie.getValue());
        return Optional.empty();
    }
}
