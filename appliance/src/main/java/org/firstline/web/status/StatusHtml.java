package org.firstline.web.status;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Texts;

/** The page: no script, no picture, a few kilobytes; reads on a phone and prints. Pure. */
record StatusHtml(String provider, ZoneId zone, Locale locale, Texts texts) {
    StatusHtml(String provider, ZoneId zone, Locale locale) {
        this(provider, zone, locale, Texts.of("web", locale));
    }

    String page(List<StatusLine> lines) {
        boolean russian = locale.getLanguage().equals("ru");
        String other = russian ? "en" : "ru";
        String title = texts.get("web.status.title", provider);
        return """
            <!doctype html>
            <html lang="%1$s">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="60">
            <title>%2$s</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="status.css">
            <link rel="alternate" type="application/atom+xml" href="status.atom?lang=%1$s" title="%2$s">
            <link rel="alternate" type="application/rss+xml" href="status.rss?lang=%1$s" title="%2$s">
            <main><h1>%2$s</h1>
            %3$s<section><h2>%4$s</h2>
            %5$s</section>
            <p class="call"><a href="call-me?lang=%1$s">%6$s</a></p>
            <footer><a href="status.rss?lang=%1$s">RSS</a> <a href="status.atom?lang=%1$s">Atom</a> \
            <a href="status.json?lang=%1$s">JSON</a> <a href="status?lang=%7$s" hreflang="%7$s" lang="%7$s">%8$s</a></footer>
            </main>
            </html>
            """.formatted(
                        locale.getLanguage(),
                        html(title),
                        now(lines.stream().filter(StatusLine::isNow).toList()),
                        html(texts.get("web.status.planned")),
                        planned(lines.stream().filter(line -> !line.isNow()).toList()),
                        html(texts.get("web.call-me.title")),
                        other,
                        russian ? "English" : "Русский");
    }

    private String now(List<StatusLine> lines) {
        if (lines.isEmpty())
            return "<p class=\"well\"><b aria-hidden=\"true\">✓</b> " + html(texts.get("web.status.well")) + "</p>\n";
        return "<section><h2>" + html(texts.get("web.status.now")) + "</h2>\n" + byDistrict(lines) + "</section>\n";
    }

    private String planned(List<StatusLine> lines) {
        return lines.isEmpty() ? "<p>" + html(texts.get("web.status.none-planned")) + "</p>\n" : byDistrict(lines);
    }

    private String byDistrict(List<StatusLine> lines) {
        Map<String, StringBuilder> districts = new LinkedHashMap<>();
        for (StatusLine line : lines)
            districts
                    .computeIfAbsent(line.district(), name -> new StringBuilder())
                    .append(article(line));
        var all = new StringBuilder();
        districts.forEach((name, articles) ->
                all.append("<h3>").append(html(name)).append("</h3>\n").append(articles));
        return all.toString();
    }

    private String article(StatusLine line) {
        String text = line.text().getOrDefault(locale.getLanguage(), "");
        String streets = line.streets().isEmpty()
                ? ""
                : "<p class=\"streets\">" + html(texts.get("web.status.streets")) + " "
                        + html(String.join(", ", line.streets()))
                        + (line.streets().size() >= StatusPage.MOST_STREETS
                                ? " " + html(texts.get("web.status.more"))
                                : "")
                        + "</p>";
        String since = line.isWorks()
                ? ""
                : "<p class=\"since\">" + html(texts.get("web.status.since", moment(line.from()))) + "</p>";
        return "<article id=\"%s\" class=\"%s\"><h4><b>%s</b> %s</h4><p>%s</p>%s%s</article>\n"
                .formatted(
                        line.id(),
                        line.state(),
                        html(texts.get("web.status." + line.state())),
                        html(line.area().equals(line.district()) ? "" : line.area()),
                        html(text),
                        streets,
                        since);
    }

    private String moment(Instant at) {
        return at.atZone(zone).format(DateTimeFormatter.ofPattern("d MMMM, HH:mm", locale));
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
