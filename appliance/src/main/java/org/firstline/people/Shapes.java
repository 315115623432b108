package org.firstline.people;

import java.util.Locale;
import java.util.Set;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/** What fields of people may look like; each method returns the tidied value or refuses with its sentence. */
final class Shapes {
    private static final Set<String> LANGUAGES = Set.of("en", "ru");
    static final int LONGEST_PASSWORD = 200;

    private Shapes() {}

    static String login(String raw) {
        String login = raw.strip().toLowerCase(Locale.ROOT);
        if (!login.matches("[a-z0-9][a-z0-9._@-]{1,63}")) throw new Refused("people.login-shape", raw);
        return login;
    }

    static String name(String raw) {
        String name = raw.strip();
        if (name.isEmpty() || name.length() > 120) throw new Refused("people.name-shape");
        return name;
    }

    /** Digits only: what a phone can dial, and nothing that could be taken for a trunk's number. */
    static @Nullable String extension(@Nullable String raw) {
        if (raw == null || raw.isBlank()) return null;
        String extension = raw.strip();
        if (!extension.matches("[0-9]{2,6}")) throw new Refused("people.extension-shape", raw);
        return extension;
    }

    static String language(String code) {
        if (!LANGUAGES.contains(code)) throw new Refused("people.language-unknown", code);
        return code;
    }

    static String password(String password, int shortest) {
        if (password.isBlank() || password.length() < shortest) throw new Refused("people.password-short", shortest);
        if (password.length() > LONGEST_PASSWORD) throw new Refused("people.password-long", LONGEST_PASSWORD);
        return password;
    }

    static String tokenName(String raw) {
        String name = raw.strip();
        if (name.isEmpty() || name.length() > 80) throw new Refused("people.token-name-shape");
        return name;
    }
}
