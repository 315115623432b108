package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firstline.base.Health;
import org.firstline.base.Texts;
import org.firstline.bridge.panel.Face;
import org.jspecify.annotations.Nullable;

/** What there is to read on a board at one moment, in its language: the same words for walls, screens and signs. */
record Readings(Board board, BoardFacts facts, Levels levels, Instant now, ZoneId zone, Texts texts) {
    static final String DASHES = "--";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static Readings of(Board board, BoardFacts facts, Levels levels, Instant now, ZoneId zone) {
        return new Readings(
                board, facts, levels, now, zone, Texts.of("boards", Locale.forLanguageTag(board.language())));
    }

    Face face() {
        return board.look().face();
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
            case WAITING,
                    LOGGED_IN,
                    READY,
                    RINGING,
                    TALKING,
                    WRAP_UP,
                    ON_BREAK,
                    NOT_READY,
                    OFFERED,
                    ANSWERED,
                    ABANDONED,
                    CALLBACKS -> Integer.toString((int) Threshold.figure(measure, q, now));
            case LONGEST_WAIT -> since(q.longestSince());
            case OLDEST_CALLBACK -> since(q.more().oldestCallback());
            case SERVICE_LEVEL -> percent(q.serviceLevel());
            case SERVICE_LEVEL_30 -> percent(q.more().serviceLevel30());
            case ABANDON_SHARE -> q.offered() == 0 ? DASHES : percent((double) q.abandoned() / q.offered());
            case ABANDON_30 ->
                q.more().offered30() == 0
                        ? DASHES
                        : percent((double) q.more().abandoned30() / q.more().offered30());
            case ASA -> length(q.more().asa());
            case P90_WAIT -> length(q.more().p90());
            case AHT -> length(q.more().aht());
        };
    }

    private static String percent(@Nullable Double share) {
        return share == null ? DASHES : Math.round(share * 100) + "%";
    }

    private String since(@Nullable Instant then) {
        return then == null ? "0:00" : duration(Duration.between(then, now));
    }

    private String length(@Nullable Duration known) {
        return known == null ? DASHES : duration(known);
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

    Level level(Tile.Figure figure) {
        return stale() ? Level.GOOD : levels.of(figure);
    }

    /** Of all that stands on the board, figures and lines. */
    Level worst() {
        Level worst = Level.GOOD;
        for (Tile tile : board.tiles()) {
            Level one = level(tile);
            if (one.compareTo(worst) > 0) worst = one;
        }
        return worst;
    }

    private Level level(Tile tile) {
        return switch (tile) {
            case Tile.Figure figure -> level(figure);
            case Tile.QueueTable t ->
                TableLine.COLUMNS.stream()
                        .flatMap(m -> facts.queues().stream().map(q -> level(m, q.name())))
                        .max(Level::compareTo)
                        .orElse(Level.GOOD);
            case Tile.Outages o -> facts.openOutages() > 0 ? Level.WARN : Level.GOOD;
            case Tile.Condition c -> facts.ill().isEmpty() ? Level.GOOD : Level.ALARM;
            case Tile.Trunks t -> trunksDown().isEmpty() ? Level.GOOD : Level.ALARM;
            case Tile.Clock c -> Level.GOOD;
            case Tile.Sms m -> Level.GOOD;
            case Tile.Breaks b -> Level.GOOD;
            case Tile.TextLine l -> Level.GOOD;
            case Tile.NewPage p -> Level.GOOD;
            case Tile.Greeting g -> Level.GOOD;
        };
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
        int waiting = facts.smsQueued();
        var texts = new ArrayList<String>();
        Instant oldest = facts.aside().oldestSms();
        if (waiting > 0 && oldest != null) texts.add("✉ " + waiting + "  " + duration(Duration.between(oldest, now)));
        String few = waiting < 1000 ? "" + waiting : waiting / 1000 + "k";
        texts.addAll(List.of("✉ " + waiting, "✉" + waiting, "✉" + few, few));
        return texts;
    }

    List<String> trunksDown() {
        return facts.aside().trunks().stream()
                .filter(t -> !t.up())
                .map(Aside.TrunkFacts::name)
                .toList();
    }

    /** Trunks that are down by name; else the channels in use, of how many there are. */
    List<String> trunks() {
        if (stale()) return List.of("☎ " + DASHES);
        List<Aside.TrunkFacts> all = facts.aside().trunks();
        if (all.isEmpty()) return List.of("☎ " + texts.get("trunks.none"), "☎ -");
        List<String> down = trunksDown();
        if (!down.isEmpty())
            return List.of("✗ ☎ " + String.join(", ", down).toUpperCase(texts.locale()), "✗ ☎ " + down.size(), "✗☎");
        int used = all.stream().mapToInt(Aside.TrunkFacts::used).sum();
        boolean limited = all.stream().allMatch(t -> t.channels() > 0);
        String of = limited
                ? "/" + all.stream().mapToInt(Aside.TrunkFacts::channels).sum()
                : "";
        return List.of("☎ " + texts.get("trunks") + " " + used + of, "☎ " + used + of, "☎" + used);
    }

    /** Each reason with its number, those with most first. */
    List<String> breaks() {
        if (stale()) return List.of(texts.get("breaks") + " " + DASHES);
        Map<String, Integer> by = facts.aside().breaks();
        if (by.isEmpty()) return variants(texts.get("breaks.none"));
        int all = by.values().stream().mapToInt(Integer::intValue).sum();
        String each = by.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(e -> e.getKey().toUpperCase(texts.locale()) + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return List.of(texts.get("breaks") + ": " + each, each, texts.get("breaks") + " " + all, Integer.toString(all));
    }

    List<String> condition() {
        if (stale()) return List.of(DASHES);
        if (facts.ill().isEmpty()) return List.of("✓ " + texts.get("condition.well"), "✓");
        String names = facts.ill().stream()
                .map(part -> Health.title(part, texts.locale()))
                .collect(Collectors.joining(", "))
                .toUpperCase(texts.locale());
        return List.of("✗ " + names, "✗ " + facts.ill().size());
    }

    /** What the shift head says, else the board's own line. */
    String textLine(Tile.TextLine tile) {
        return !stale() && !facts.textLine().isBlank() ? facts.textLine() : tile.text();
    }
}
