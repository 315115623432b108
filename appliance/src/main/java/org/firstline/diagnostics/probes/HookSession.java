package org.firstline.diagnostics.probes;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.diagnostics.Target;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the subscriber is signed in, asked of another system by one GET. The value at the pointer decides: true, a
 * number above zero, a text that is no word for "no", or anything inside mean yes; what is not there is not known.
 */
record HookSession(HookSettings settings) implements Probe {
    static final String PLACE = "{login}";
    private static final int MOST_OCTETS = 65_536;
    private static final Set<String> NO =
            Set.of("", "false", "no", "0", "offline", "inactive", "down", "stop", "none", "null", "нет");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public ProbeKind kind() {
        return ProbeKind.SESSION;
    }

    @Override
    public Duration timeout() {
        return settings.timeout();
    }

    @Override
    public Finding look(Target target) {
        if (target.login().isEmpty()) return Finding.unknown(kind(), "no-login");
        // as part of a path a plus is a plus, so a space must not become one
        String login = URLEncoder.encode(target.login(), StandardCharsets.UTF_8).replace("+", "%20");
        try {
            var connection = (HttpURLConnection)
                    URI.create(settings.url().replace(PLACE, login)).toURL().openConnection();
            try {
                return ask(connection, target.login());
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException e) {
            return Finding.late(kind(), settings.timeout());
        } catch (IOException | IllegalArgumentException e) {
            return Finding.unknown(kind(), "session.failed", String.valueOf(e.getMessage()));
        }
    }

    private Finding ask(HttpURLConnection connection, String login) throws IOException {
        int millis = (int) settings.timeout().toMillis();
        connection.setConnectTimeout(millis);
        connection.setReadTimeout(millis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json");
        if (!settings.token().isEmpty()) connection.setRequestProperty("Authorization", "Bearer " + settings.token());
        int status = connection.getResponseCode();
        if (status == 404) return Finding.bad(kind(), "session.none", login);
        if (status != 200) return Finding.unknown(kind(), "session.status", status);
        try (InputStream body = connection.getInputStream()) {
            return read(body.readNBytes(MOST_OCTETS), login);
        }
    }

    private Finding read(byte[] body, String login) {
        try {
            JsonNode value = JSON.readTree(body).at(settings.pointer());
            if (value.isMissingNode()) return Finding.unknown(kind(), "session.no-value", settings.pointer());
            if (!says(value)) return Finding.bad(kind(), "session.none", login);
            String more = value.isString() || value.isNumber() ? value.asString() : "";
            return Finding.ok(kind(), more.isEmpty() ? "session.on" : "session.there", login, more);
        } catch (JacksonException e) {
            return Finding.unknown(kind(), "session.no-json");
        }
    }

    private static boolean says(JsonNode value) {
        if (value.isNull()) return false;
        if (value.isBoolean()) return value.asBoolean();
        if (value.isNumber()) return value.asDouble() > 0;
        if (value.isContainer()) return !value.isEmpty();
        return !NO.contains(value.asString().strip().toLowerCase(Locale.ROOT));
    }
}
