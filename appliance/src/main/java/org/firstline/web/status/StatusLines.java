package org.firstline.web.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.network.Tree;
import org.firstline.reactions.OutageFacts;
import org.firstline.reactions.OutageWords;
import org.firstline.reactions.Rehearsal;
import org.firstline.reactions.Telling;
import org.firstline.reactions.WorkPlaces;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.web.Languages;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkState;

/** What the status page says now. Used by one thread; remembers the streets of what it has seen. */
final class StatusLines {
    /** Works that begin later are not shown yet. */
    private static final Duration AHEAD = Duration.ofDays(14);
    /** What is up again stays so long, for who looks late. */
    private static final Duration AFTER = Duration.ofHours(2);

    private static final int MOST = 200;

    private final Services services;
    private final OutageWords words;
    private final WorkPlaces places;
    private final Map<String, List<String>> streets = new LinkedHashMap<>();

    StatusLines(Services services) {
        this.services = services;
        this.words = OutageWords.of(services);
        this.places = new WorkPlaces(services.network());
    }

    /** By district; what is down first, then works, the latest beginning first. */
    List<StatusLine> now() {
        Instant now = services.time().now();
        var lines = new ArrayList<StatusLine>();
        for (Outage outage : services.network().listOutages(true, null, MOST))
            line(outage, now).ifPresent(lines::add);
        services.works().coming().stream()
                .filter(work -> work.from().isBefore(now.plus(AHEAD)))
                .limit(MOST)
                .forEach(work -> lines.add(line(work, now)));
        lines.sort(Comparator.comparing(StatusLine::district)
                .thenComparing(StatusLine::isWorks)
                .thenComparing(StatusLine::from, Comparator.reverseOrder())
                .thenComparing(StatusLine::id));
        streets.keySet().removeIf(key -> lines.stream().noneMatch(line -> key.startsWith(line.id() + " ")));
        return List.copyOf(lines);
    }

    private Optional<StatusLine> line(Outage outage, Instant now) {
        boolean up = outage.state() == OutageState.RESTORING;
        Instant cleared = outage.clearedAt();
        if (outage.state() == OutageState.SUSPECTED || Rehearsal.isNode(outage.node())) return Optional.empty();
        if (up && cleared != null && cleared.isBefore(now.minus(AFTER))) return Optional.empty();
        String id = "outage-" + outage.id();
        String area = Street.withoutFlat(name(outage.node()));
        Telling telling = up ? Telling.RESTORED : outage.reopened() > 0 ? Telling.AGAIN : Telling.NEW;
        return Optional.of(new StatusLine(
                id,
                up ? "restored" : "down",
                district(outage.node()),
                area,
                streets(id, outage.nodes()),
                outage.startedAt(),
                up ? null : outage.expectedAt(),
                changed(outage),
                texts(telling, OutageFacts.of(outage, area), now)));
    }

    private Instant changed(Outage outage) {
        return services.network().steps(outage.id(), 1).stream()
                .map(step -> step.at())
                .findFirst()
                .orElse(outage.startedAt());
    }

    private StatusLine line(PlannedWork work, Instant now) {
        String id = "works-" + work.id();
        boolean running = work.state() == WorkState.RUNNING;
        String area = Street.withoutFlat(places.area(work));
        var steps = services.works().steps(work.id());
        return new StatusLine(
                id,
                running ? "running" : "planned",
                district(work.nodes().stream().sorted().findFirst().orElse("")),
                area,
                streets(id, places.nodes(work.nodes())),
                work.from(),
                work.until(),
                steps.isEmpty() ? work.plannedAt() : steps.getFirst().at(),
                texts(
                        running ? Telling.WORKS_STARTED : Telling.WORKS_24H,
                        new OutageFacts(area, work.from(), work.until(), work.text()),
                        now));
    }

    private Map<String, String> texts(Telling telling, OutageFacts facts, Instant now) {
        var texts = new HashMap<String, String>();
        for (var language : Languages.ALL)
            texts.put(
                    language.getLanguage(),
                    words.of(telling, facts, language, now).page());
        return texts;
    }

    /** Read once for each extent of a thing: the subscribers of a whole town are many. */
    private List<String> streets(String id, Set<String> nodes) {
        return streets.computeIfAbsent(
                id + " " + nodes.size() + " " + nodes.hashCode(),
                key -> services.subscribers().servedBy(nodes).stream()
                        .map(Subscriber::address)
                        .distinct()
                        .flatMap(address -> Street.of(address).stream())
                        .distinct()
                        .sorted()
                        .limit(StatusPage.MOST_STREETS)
                        .toList());
    }

    /** What hangs directly on the one top of the tree, or a top where there are several. */
    private String district(String node) {
        Tree tree = services.network().tree();
        List<String> path = tree.path(node);
        if (path.isEmpty()) return node;
        String district = tree.roots().size() == 1 && path.size() > 1 ? path.get(1) : path.getFirst();
        return Street.withoutFlat(name(district));
    }

    private String name(String node) {
        return services.network().tree().find(node).map(Node::name).orElse(node);
    }
}
