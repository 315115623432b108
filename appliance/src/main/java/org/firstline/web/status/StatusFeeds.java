package org.firstline.web.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.firstline.base.Texts;
import org.firstline.web.Json;

/** The same as RSS 2.0, as Atom (RFC 4287) and as JSON. Pure. */
record StatusFeeds(String provider, Locale locale, Texts texts) {
    /** Stands in RSS for where the box is called from, since its links must be whole. */
    static final String HERE = "http://here.invalid";

    StatusFeeds(String provider, Locale locale) {
        this(provider, locale, Texts.of("web", locale));
    }

    String rss(List<StatusLine> lines) {
        var items = new StringBuilder();
        for (StatusLine line : newest(lines))
            items.append("""
                <item><title>%s</title><link>%s/status#%s</link><guid isPermaLink="false">%s</guid>\
                <pubDate>%s</pubDate><description>%s</description></item>
                """.formatted(
                    xml(title(line)),
                    HERE,
                    line.id(),
                    guid(line),
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(line.changed().atOffset(ZoneOffset.UTC)),
                    xml(body(line))));
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0"><channel><title>%s</title><link>%s/status</link><description>%s</description>\
            <language>%s</language><ttl>1</ttl>
            %s</channel></rss>
            """.formatted(
                        xml(texts.get("web.status.title", provider)),
                        HERE,
                        xml(texts.get("web.status.about")),
                        locale.getLanguage(),
                        items);
    }

    String atom(List<StatusLine> lines) {
        var entries = new StringBuilder();
        for (StatusLine line : newest(lines))
            entries.append("""
                <entry><id>%s</id><title>%s</title><updated>%s</updated><published>%s</published>\
                <link href="status#%s"/><category term="%s"/><summary>%s</summary></entry>
                """.formatted(
                            guid(line),
                            xml(title(line)),
                            seconds(line.changed()),
                            seconds(line.isNow() ? line.from() : line.changed()),
                            line.id(),
                            line.state(),
                            xml(body(line))));
        Instant updated = lines.stream()
                .map(StatusLine::changed)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s"><id>%s</id><title>%s</title><updated>%s</updated>\
            <author><name>%s</name></author><link href="status"/><link rel="self" href="status.atom?lang=%s"/>
            %s</feed>
            """.formatted(
                        locale.getLanguage(),
                        uuid("status"),
                        xml(texts.get("web.status.title", provider)),
                        seconds(updated),
                        xml(provider),
                        locale.getLanguage(),
                        entries);
    }

    String json(List<StatusLine> lines) {
        var items = lines.stream()
                .map(line -> {
                    var item = new LinkedHashMap<String, Object>();
                    item.put("id", line.id());
                    item.put("kind", line.isWorks() ? "works" : "outage");
                    item.put("state", line.state());
                    item.put("district", line.district());
                    item.put("area", line.area());
                    item.put("streets", line.streets());
                    item.put("from", seconds(line.from()));
                    item.put("until", line.until() == null ? null : seconds(line.until()));
                    item.put("changed", seconds(line.changed()));
                    item.put("text", line.text().getOrDefault(locale.getLanguage(), ""));
                    return item;
                })
                .toList();
        var all = new LinkedHashMap<String, Object>();
        all.put("provider", provider);
        all.put("language", locale.getLanguage());
        all.put("items", items);
        return Json.mapper().writeValueAsString(all);
    }

    private static List<StatusLine> newest(List<StatusLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(StatusLine::changed).reversed().thenComparing(StatusLine::id))
                .toList();
    }

    private String title(StatusLine line) {
        return texts.get("web.status." + line.state()) + ": "
                + (line.area().equals(line.district()) ? line.area() : line.district() + ", " + line.area());
    }

    private String body(StatusLine line) {
        String text = line.text().getOrDefault(locale.getLanguage(), "");
        return line.streets().isEmpty()
                ? text
                : text + " " + texts.get("web.status.streets") + " " + String.join(", ", line.streets());
    }

    /** A reader shows again what became another: so each change of state is an entry of its own. */
    private String guid(StatusLine line) {
        return uuid(line.id() + " " + line.state());
    }

    private String uuid(String what) {
        return "urn:uuid:"
                + UUID.nameUUIDFromBytes(("firstline " + provider + " " + what).getBytes(StandardCharsets.UTF_8));
    }

    private static String seconds(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    /** Without what XML 1.0 can't hold. */
    private static String xml(String text) {
        return StatusHtml.html(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", ""));
    }
}
