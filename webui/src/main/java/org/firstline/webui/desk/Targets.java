package org.firstline.webui.desk;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.firstline.base.PhoneNumber;
import org.firstline.calls.Target;
import org.firstline.people.Agent;
import org.firstline.routing.AgentNow;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Words;

/** To whom a call can be led: people with phones, queues, and the number that was typed. Any thread. */
final class Targets {
    /** So many are shown. */
    static final int MOST = 30;

    private Targets() {}

    static String name(Services services, Target who) {
        return switch (who) {
            case Target.Agent(String extension) ->
                services.people()
                        .findByExtension(extension)
                        .map(a -> a.name() + " (" + extension + ")")
                        .orElse(extension);
            case Target.Queue(String name) ->
                services.routing().listQueues().stream()
                        .filter(q -> q.name().equals(name))
                        .map(q -> q.title(Words.locale()))
                        .findFirst()
                        .orElse(name);
            case Target.Number(String number) ->
                Wording.number(number, services.site().region());
        };
    }

    /** Those whose name or number holds the words; the free first, then queues, then the number itself. */
    static List<Target> find(Services services, String mine, String typed) {
        String words = typed.strip().toLowerCase(Locale.ROOT);
        Stream<Target> people = services.people().list().stream()
                .filter(a ->
                        a.active() && a.extension() != null && !a.extension().equals(mine))
                .filter(a -> holds(a.name() + " " + a.extension(), words))
                .filter(a -> services.calls().phones().contains(a.extension()))
                .sorted((a, b) -> Boolean.compare(isFree(services, b), isFree(services, a)))
                .map(a -> new Target.Agent(String.valueOf(a.extension())));
        Stream<Target> queues = services.routing().listQueues().stream()
                .filter(q -> holds(q.name() + " " + q.titleEn() + " " + q.titleRu(), words))
                .map((QueueSettings q) -> new Target.Queue(q.name()));
        Stream<Target> number =
                PhoneNumber.parse(typed, services.site().region()).stream().map(n -> new Target.Number(n.e164()));
        return Stream.of(number, people, queues).flatMap(all -> all).limit(MOST).toList();
    }

    private static boolean isFree(Services services, Agent agent) {
        String extension = agent.extension();
        return extension != null
                && services.routing()
                        .findAgent(extension)
                        .filter(AgentNow::isAvailable)
                        .isPresent();
    }

    private static boolean holds(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words);
    }
}
