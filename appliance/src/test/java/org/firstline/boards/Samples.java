package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An afternoon in a support room. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");

    private Samples() {}

    static QueueFacts internet(int waiting, int longestSeconds, int ready) {
        return queue("internet", "Internet", "Интернет", waiting, longestSeconds, ready, 0.912);
    }

    static QueueFacts queue(
            String name, String en, String ru, int waiting, int longest, int ready, @Nullable Double serviceLevel) {
        Instant since = waiting == 0 ? null : NOW.minusSeconds(longest);
        return new QueueFacts(
                name, Map.of("en", en, "ru", ru), waiting, since, ready, 5, 1, 11, 342, 330, 12, serviceLevel);
    }

    static BoardFacts quiet() {
        return facts(
                NOW,
                List.of(internet(1, 12, 3), queue("tv", "Cable TV", "Кабельное ТВ", 0, 0, 2, 0.95)),
                0,
                List.of(),
                "");
    }

    static BoardFacts busy() {
        return facts(
                NOW,
                List.of(
                        internet(4, 83, 1),
                        queue("tv", "Cable TV", "Кабельное ТВ", 0, 0, 2, 0.95),
                        queue("billing", "Billing", "Расчёты", 1, 130, 0, 0.76)),
                2,
                List.of("modem"),
                "District 7: cable cut, repair by 18:00");
    }

    static BoardFacts facts(Instant asOf, List<QueueFacts> queues, int outages, List<String> ill, String line) {
        int ready = queues.stream().mapToInt(QueueFacts::ready).max().orElse(0);
        return new BoardFacts(asOf, queues, new AgentFacts(ready, 6, 1, 12), outages, 17, 143, ill, line);
    }

    /** The busy afternoon with all that else is known of it. */
    static BoardFacts full() {
        BoardFacts busy = busy();
        var queues = busy.queues().stream()
                .map(q -> new QueueFacts(
                        q.name(),
                        q.titles(),
                        q.waiting(),
                        q.longestSince(),
                        q.ready(),
                        q.talking(),
                        q.onBreak(),
                        q.loggedIn(),
                        q.offered(),
                        q.answered(),
                        q.abandoned(),
                        q.serviceLevel(),
                        new QueueMore(
                                2,
                                1,
                                3,
                                40,
                                5,
                                0.688,
                                Duration.ofSeconds(31),
                                Duration.ofSeconds(95),
                                Duration.ofSeconds(312),
                                4,
                                NOW.minusSeconds(1500))))
                .toList();
        return new BoardFacts(
                NOW,
                queues,
                new AgentFacts(2, 6, 1, 12, 1, 2, 1),
                busy.openOutages(),
                busy.deflected(),
                busy.smsQueued(),
                busy.ill(),
                "",
                new Aside(
                        List.of(
                                new Aside.TrunkFacts("rostel", true, 7, 30),
                                new Aside.TrunkFacts("backup", true, 1, 10)),
                        NOW.minusSeconds(75),
                        Map.of("Lunch", 2, "Training", 1)));
    }

    static BoardFacts at(BoardFacts f, Instant asOf) {
        return new BoardFacts(
                asOf,
                f.queues(),
                f.agents(),
                f.openOutages(),
                f.deflected(),
                f.smsQueued(),
                f.ill(),
                f.textLine(),
                f.aside());
    }

    static Board board(int width, int height, String language, Tile... tiles) {
        return new Board("b", "ru".equals(language) ? "Щит" : "Board", width, height, List.of(tiles), language);
    }
}
