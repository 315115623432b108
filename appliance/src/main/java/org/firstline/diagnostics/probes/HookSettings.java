package org.firstline.diagnostics.probes;

import java.time.Duration;

/**
 * Where sessions are looked up over HTTP.
 *
 * @param url with {@code {login}} for the subscriber's login
 * @param pointer where the answer's JSON says whether he is signed in (RFC 6901): "/online"
 * @param token sent as a bearer token; empty for none
 */
public record HookSettings(String url, String pointer, String token, Duration timeout) {
    public HookSettings {
        if (!url.matches("https?://[^\\s]+")) throw new IllegalArgumentException("not a URL such as http://host/path");
        if (!url.contains(HookSession.PLACE)) throw new IllegalArgumentException("must have {login} in it");
        if (!pointer.isEmpty() && !pointer.startsWith("/"))
            throw new IllegalArgumentException("not a JSON pointer such as /online");
    }
}
