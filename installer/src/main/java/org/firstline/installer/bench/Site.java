package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.calls.rtp.Wav;
import org.firstline.people.NewAgent;
import org.firstline.people.People;
import org.firstline.people.PeopleSettings;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.routing.RoutingSettings;

/** A site for the telephone benches: agents in one queue, and prompts so short that a call is soon in it. */
final class Site {
    private Site() {}

    static List<String> extensions(int agents) {
        return IntStream.range(0, agents)
                .mapToObj(i -> Integer.toString(1001 + i))
                .toList();
    }

    /** Puts agents and queues into the box's stopped database, and prompts beside it. */
    static void prepare(Path folder, int agents, String password) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (var time = new RealTime(Set.of(), (who, failure) -> failure.printStackTrace());
                var db = Db.derby(data.resolve("db"))) {
            var bus = new Bus(time);
            var all = new ArrayList<NewAgent>();
            for (String e : extensions(agents))
                all.add(new NewAgent("agent" + e, "Agent " + e, e, Role.AGENT, "en", List.of("internet"), password));
            all.add(new NewAgent("admin", "Admin", null, Role.ADMIN, "en", List.of(), password));
            new People(db, bus, time, PeopleSettings.DEFAULT).createAll(all);
            var routing = new Routing(db, bus, time, new RoutingSettings(ZoneId.of("UTC")));
            for (String queue : List.of("internet", "tv", "billing"))
                routing.saveQueue(QueueSettings.of(queue, queue, queue).withWrapUp(Duration.ZERO));
        }
        for (String language : List.of("en", "ru"))
            for (String prompt : List.of("greeting", "menu")) {
                Path file = folder.resolve("prompts").resolve(language).resolve(prompt + ".wav");
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                new Wav(8000, new short[800]).write(file);
            }
    }

    /** The configuration: callers from the loopback, no limit on their pace, and sound that may be missing. */
    static Map<String, String> config(Path folder, int maxCalls) {
        var config = new HashMap<String, String>();
        config.put("demo", "false");
        config.put("trunk.allow", "127.0.0.1");
        config.put("sip.max-calls", "" + maxCalls);
        config.put("sip.calls-per-second", "10000");
        config.put("rtp.ports", "20000-27999");
        config.put("rtp.timeout", "0 s");
        config.put("prompts.dir", folder.resolve("prompts").toString());
        return config;
    }
}
