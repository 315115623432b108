package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.Texts;

/** What there is to read on a board at one moment, in its language: the same words for walls, screens and signs. */
record Readings(Board board, BoardFacts facts, Levels levels, Instant now, ZoneId zone, Texts texts) {
    static final String DASHES = "--";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static Readings of(Board board, BoardFacts facts, Levels levels, Instant now, ZoneId zone) {
        return new Readings(
                board, facts, levels, now, zone, Texts.of("boards", Locale.forLanguageTag(board.language())));
    }

    boolean stale() {
        return facts.isStale(now);
    }

    String noData() {
        return texts.get("no-data");
    }

    String clock() {
        return CLOCK.format(now.atZone(zone));
    }

    /** The words for a measure, longest first; a painter takes the first that fits. */
    List<String> labels(Measure measure) {
        return variants(texts.get("measure." + measure.key()));
    }

    private static List<String> variants(String line) {
        return List.of(line.split("\\|"));
    }

    /** The number; dashes where it is not known. */
    String value(Measure measure, String queue) {
        Optional<QueueFacts> found = stale() ? Optional.empty() : facts.queue(queue);
        return found.map(q -> value(measure, q)).orElse(DASHES);
    }

    private String value(Measure measure, QueueFacts q) {
        return switch (measure) {
            case WAITING -> Integer.toString(q.waiting());
            case LONGEST_WAIT -> q.longestSince() == null ? "0:00" : duration(Duration.between(q.longestSince(), now));
            case READY -> Integer.toString(q.ready());
            case TALKING -> Integer.toString(q.talking());
            case ON_BREAK -> Integer.toString(q.onBreak());
            case SERVICE_LEVEL -> q.serviceLevel() == null ? DASHES : Math.round(q.serviceLevel() * 100) + "%";
            case OFFERED -> Integer.toString(q.offered());
            case ANSWERED -> Integer.toString(q.answered());
            case ABANDONED -> Integer.toString(q.abandoned());
        };
    }

    /** Minutes and seconds, from an hour on hours and minutes: 1h05. */
    private String duration(Duration wait) {
        long seconds = Math.max(0, wait.toSeconds());
        if (seconds < 3600) return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        return String.format(Locale.ROOT, "%d%s%02d", seconds / 3600, texts.get("hours"), seconds / 60 % 60);
    }

    Level level(Measure measure, String queue) {
        return stale() ? Level.GOOD : levels.of(measure, queue);
    }

    /** Outages in words, longest first. */
    List<String> outages() {
        if (stale()) return List.of("⚠ " + DASHES);
        if (facts.openOutages() == 0) return List.of("✓ " + texts.get("outages.none"), "✓");
        return variants(texts.get("outages", facts.openOutages(), facts.deflected())).stream()
                .map(words -> "⚠ " + words)
                .toList();
    }

    List<String> sms() {
        if (stale()) return List.of("✉ " + DASHES);
        return List.of("✉ " + facts.smsQueued(), "✉" + facts.smsQueued(), "✉" + facts.smsQueued() / 1000 + "k");
    }

    List<String> condition() {
        if (stale()) return List.of(DASHES);
        if (facts.ill().isEmpty()) return List.of("✓ " + texts.get("condition.well"), "✓");
        String names = String.join(", ", facts.ill()).toUpperCase(texts.locale());
        return List.of("✗ " + names, "✗ " + facts.ill().size());
    }

    /** What the shift head says, else the board's own line. */
    String textLine(Tile.TextLine tile) {
        return !stale() && !facts.textLine().isBlank() ? facts.textLine() : tile.text();
    }
}
