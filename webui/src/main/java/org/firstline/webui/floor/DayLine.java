package org.firstline.webui.floor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.firstline.routing.AgentDay.Stretch;
import org.firstline.routing.Presence;

/**
 * An agent's day as a picture: a bar for each state that she was in, from her first login (or the day's first stretch)
 * until now, with the hours below it. Pure: stretches in, SVG out. Colours are the theme's, and each state has a height
 * of its own too, so that it can be told without colour.
 */
final class DayLine {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 46;
    private static final int BASE = 30;

    private final ZoneId zone;
    private final Function<Stretch, String> label;

    /** @param label what a stretch says when it is pointed at, without its times */
    DayLine(ZoneId zone, Function<Stretch, String> label) {
        this.zone = zone;
        this.label = label;
    }

    String svg(List<Stretch> day) {
        var svg = new StringBuilder("<svg class=\"day-line\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" preserveAspectRatio=\"none\" role=\"img\">");
        var shown = day.stream()
                .dropWhile(stretch -> stretch.presence() == Presence.LOGGED_OUT)
                .toList();
        if (!shown.isEmpty()) {
            Instant from = shown.getFirst().from();
            Instant until = shown.getLast().until();
            double millis = Math.max(1, Duration.between(from, until).toMillis());
            hours(svg, from, until, millis);
            for (Stretch stretch : shown) bar(svg, stretch, from, millis);
        }
        return svg.append("</svg>").toString();
    }

    private void bar(StringBuilder svg, Stretch stretch, Instant from, double millis) {
        double x = WIDTH * Duration.between(from, stretch.from()).toMillis() / millis;
        double width = WIDTH * stretch.length().toMillis() / millis;
        int height = height(stretch.presence());
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\"><title>%s</title></rect>",
                stretch.presence().word(),
                x,
                BASE - height,
                Math.max(0.4, width),
                height,
                escaped(label.apply(stretch) + ", " + clock(stretch.from()) + "–" + clock(stretch.until()) + " ("
                        + Lengths.clock(stretch.length().toSeconds()) + ")")));
    }

    private void hours(StringBuilder svg, Instant from, Instant until, double millis) {
        long step = millis > Duration.ofHours(14).toMillis()
                ? 4
                : millis > Duration.ofHours(4).toMillis() ? 1 : 0;
        var first = from.atZone(zone);
        var at = step == 0
                ? first.withMinute(first.getMinute() / 15 * 15).withSecond(0).withNano(0)
                : first.withMinute(0).withSecond(0).withNano(0);
        for (; at.toInstant().isBefore(until); at = step == 0 ? at.plusMinutes(15) : at.plusHours(step)) {
            if (at.toInstant().isBefore(from)) continue;
            double x = WIDTH * Duration.between(from, at.toInstant()).toMillis() / millis;
            svg.append(
                    String.format(Locale.ROOT, "<line x1=\"%.2f\" y1=\"0\" x2=\"%.2f\" y2=\"%d\"/>", x, x, BASE + 4));
        }
    }

    /** The times that stand under the picture's two ends. */
    String ends(List<Stretch> day) {
        return day.stream()
                .filter(stretch -> stretch.presence() != Presence.LOGGED_OUT)
                .findFirst()
                .map(first -> clock(first.from()) + " – " + clock(day.getLast().until()))
                .orElse("");
    }

    private String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(at);
    }

    static int height(Presence presence) {
        return switch (presence) {
            case TALKING -> 30;
            case RINGING -> 26;
            case WRAP_UP -> 22;
            case READY -> 16;
            case NO_PHONE, NOT_READY -> 11;
            case BREAK -> 7;
            case LOGGED_OUT -> 2;
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
