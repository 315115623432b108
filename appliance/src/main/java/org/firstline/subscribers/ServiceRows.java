package org.firstline.subscribers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The SQL of what subscribers have. One row for each kind of each of them; who has none is taken to have internet. */
final class ServiceRows {
    private static final int FEW = 2_000;
    private static final int PIECE = 500;

    /** No node is called so. */
    private static final String NOWHERE = "";

    private ServiceRows() {}

    /** Of these subscribers; those of whom nothing is said are absent. */
    static Map<Long, List<Subscription>> of(Handle h, Collection<Long> subscribers) {
        var found = new HashMap<Long, List<Subscription>>();
        if (subscribers.isEmpty()) return found;
        String select = "select x.subscriber, x.kind, x.node from subscriber_service x";
        if (subscribers.size() > FEW) {
            h.createQuery(select + " order by x.subscriber, x.kind").reduceResultSet(found, (all, rs, ctx) -> {
                all.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                        .add(new Subscription(ServiceKind.valueOf(rs.getString(2)), rs.getString(3)));
                return all;
            });
        } else {
            SubscriberRows.each(
                    h,
                    select + " where x.subscriber = ?",
                    subscribers,
                    rs -> found.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                            .add(new Subscription(ServiceKind.valueOf(rs.getString(2)), rs.getString(3))));
        }
        found.replaceAll((id, all) ->
                all.stream().sorted(Comparator.comparing(Subscription::kind)).toList());
        return found;
    }

    /** Who has a service that one of these nodes brings, closed contracts left out, with the node of all his others. */
    static Map<Long, String> servedBy(Handle h, Set<String> nodes) {
        return h.createQuery("select x.subscriber, x.node, s.node from subscriber_service x"
                        + " join subscriber s on s.id = x.subscriber where x.node is not null and s.status <> 'CLOSED'")
                .reduceResultSet(new HashMap<>(), (all, rs, ctx) -> {
                    String other = rs.getString(3);
                    if (nodes.contains(rs.getString(2))) all.put(rs.getLong(1), other == null ? "" : other);
                    return all;
                });
    }

    /** In two readings of the tables as they lie: joined and grouped by the database it took twice as long. */
    static Census census(Handle h) {
        var own = new HashMap<Long, String>();
        var subscribers = new HashMap<String, Integer>();
        h.createQuery("select s.id, s.node from subscriber s where s.status <> 'CLOSED'")
                .reduceResultSet(own, (all, rs, ctx) -> {
                    String node = rs.getString(2);
                    all.put(rs.getLong(1), node == null ? NOWHERE : node);
                    if (node != null) subscribers.merge(node, 1, Integer::sum);
                    return all;
                });
        var services = new HashMap<String, Map<ServiceKind, Integer>>();
        var others = new HashMap<Long, Set<String>>();
        var said = new HashSet<Long>();
        h.createQuery("select x.subscriber, x.kind, x.node from subscriber_service x")
                .reduceResultSet(services, (all, rs, ctx) -> {
                    long id = rs.getLong(1);
                    String home = own.get(id);
                    if (home == null) return all;
                    said.add(id);
                    String node = rs.getString(3);
                    if (node != null)
                        others.computeIfAbsent(id, i -> new HashSet<>()).add(node);
                    String place = node == null ? home : node;
                    if (!place.equals(NOWHERE)) add(all, place, ServiceKind.valueOf(rs.getString(2)));
                    return all;
                });
        own.forEach((id, home) -> {
            if (!home.equals(NOWHERE) && !said.contains(id)) add(services, home, ServiceKind.INTERNET);
        });
        var places = new HashMap<Set<String>, Integer>();
        own.forEach((id, home) -> {
            var nodes = others.computeIfAbsent(id, i -> new HashSet<>());
            if (!home.equals(NOWHERE)) nodes.add(home);
            if (!nodes.isEmpty()) places.merge(nodes, 1, Integer::sum);
        });
        return new Census(subscribers, places, services);
    }

    private static void add(Map<String, Map<ServiceKind, Integer>> all, String node, ServiceKind kind) {
        all.computeIfAbsent(node, n -> new EnumMap<>(ServiceKind.class)).merge(kind, 1, Integer::sum);
    }

    static void replace(Handle h, Map<Long, List<Subscription>> services) {
        var ids = List.copyOf(services.keySet());
        for (int i = 0; i < ids.size(); i += PIECE) {
            var batch = h.prepareBatch("delete from subscriber_service where subscriber = :id");
            for (long id : ids.subList(i, Math.min(ids.size(), i + PIECE)))
                batch.bind("id", id).add();
            batch.execute();
        }
        insert(h, services);
    }

    static void insert(Handle h, Map<Long, List<Subscription>> services) {
        var batch = h.prepareBatch(
                "insert into subscriber_service (subscriber, kind, node) values (:subscriber, :kind, :node)");
        services.forEach((subscriber, all) -> {
            for (Subscription one : all)
                batch.bind("subscriber", subscriber)
                        .bind("kind", one.kind().name())
                        .bind("node", one.node())
                        .add();
            if (batch.size() >= PIECE) batch.execute();
        });
        if (batch.size() > 0) batch.execute();
    }
}
