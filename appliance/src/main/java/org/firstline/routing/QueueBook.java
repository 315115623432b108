package org.firstline.routing;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;

/** The queues as people have set them: in rows, in memory, and told to the matcher. Any thread. */
final class QueueBook {
    private final Db db;
    private final Bus bus;
    private final Shell shell;
    private volatile Map<String, QueueSettings> queues;

    /** @param saved what rows hold, which the matcher knows already */
    QueueBook(Db db, Bus bus, Shell shell, List<QueueSettings> saved) {
        this.db = db;
        this.bus = bus;
        this.shell = shell;
        this.queues =
                saved.stream().collect(toMap(QueueSettings::name, Function.identity(), (a, b) -> b, TreeMap::new));
    }

    /** By name. */
    List<QueueSettings> list() {
        return List.copyOf(queues.values());
    }

    Optional<QueueSettings> find(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    QueueSettings get(String name) {
        return find(name).orElseThrow(() -> new Refused("routing.queue-unknown", name));
    }

    /** @throws Refused where it would send items to itself, or to a queue that is not there */
    synchronized void saveBy(QueueSettings queue, String actor) {
        for (String next : queue.nextQueues()) {
            if (next.equals(queue.name())) throw new Refused("routing.queue-to-itself", next);
            get(next);
        }
        save(queue, actor);
    }

    synchronized void save(QueueSettings queue, String actor) {
        QueueSettings before = queues.get(queue.name());
        db.run(h -> RoutingRows.putQueue(h, queue));
        shell.soon(new Event.QueueSaved(queue));
        var changed = new TreeMap<>(queues);
        changed.put(queue.name(), queue);
        queues = changed;
        if (!queue.equals(before)) bus.publish(new RoutingEvent.QueueChanged(before, queue, actor));
    }

    synchronized void add(QueueSettings queue, String actor) {
        if (queues.containsKey(queue.name())) throw new Refused("routing.queue-exists", queue.name());
        saveBy(queue, actor);
    }

    synchronized void retire(String name, String actor) {
        QueueSettings before = get(name);
        long inside = shell.snapshot().items().stream()
                .filter(item -> item.item().queue().equals(name))
                .count();
        if (inside > 0) throw new Refused("routing.queue-busy", inside);
        for (QueueSettings other : queues.values())
            if (!other.name().equals(name) && other.overflowsTo(name))
                throw new Refused("routing.queue-needed", other.name());
        db.run(h -> RoutingRows.deleteQueue(h, name));
        var left = new TreeMap<>(queues);
        left.remove(name);
        queues = left;
        shell.soon(new Event.QueueRetired(name));
        bus.publish(new RoutingEvent.QueueChanged(before, null, actor));
    }
}
