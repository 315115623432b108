package org.firstline.reactions;

import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.Bus;
import org.firstline.network.Network;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkEvent;
import org.firstline.works.Works;

/** While works go on, alerts of their nodes start no outage; afterwards those that are still open do. */
record WorksHushAlerts(Works works, Network network) implements Reaction {
    private static final String PREFIX = "works-";

    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, WorkEvent.Started.class, news -> hush(news.work()));
        bus.on(
                REACTIONS,
                WorkEvent.Ended.class,
                news -> network.alerts().setQuiet(PREFIX + news.work().id(), Set.of()));
    }

    private void hush(PlannedWork work) {
        if (works.find(work.id()).filter(now -> !now.state().isOver()).isPresent())
            network.alerts().setQuiet(PREFIX + work.id(), work.nodes());
    }

    /** What a crash cut off is done now. */
    void resume() {
        var running = works.running();
        Set<String> wanted = running.stream().map(work -> PREFIX + work.id()).collect(Collectors.toSet());
        for (String source : Set.copyOf(network.alerts().quietSources()))
            if (source.startsWith(PREFIX) && !wanted.contains(source))
                network.alerts().setQuiet(source, Set.of());
        running.stream()
                .filter(work -> !network.alerts().quietSources().contains(PREFIX + work.id()))
                .forEach(this::hush);
    }
}
