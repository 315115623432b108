package org.firstline.web.resources;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Texts that may be wrapped in a data URL (RFC 2397), as osTicket's callers do with HTML. */
final class DataUrl {
    private static final Pattern DATA =
            Pattern.compile("data:([\\w./+-]*)((?:;[\\w-]+=[^;,]*)*)(;base64)?,(.*)", Pattern.DOTALL);
    private static final Pattern CHARSET = Pattern.compile("(?i);charset=\"?([\\w.:-]+)");

    private DataUrl() {}

    /** The text itself; tags of HTML are left out, since nobody here shows strangers' HTML. */
    static String text(String value) {
        var data = DATA.matcher(value);
        if (!data.matches()) return value;
        String text = data.group(3) == null ? percent(data.group(4)) : base64(data.group(4), charset(data.group(2)));
        return data.group(1).equals("text/html") ? plain(text) : text;
    }

    private static String percent(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a percent sign that nobody escaped
            return text;
        }
    }

    private static String base64(String text, Charset charset) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), charset);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Charset charset(String parameters) {
        var named = CHARSET.matcher(parameters);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String plain(String html) {
        return html.replaceAll("(?i)<(?:br|/p|/div|/li|/tr)\\b[^>]*>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
