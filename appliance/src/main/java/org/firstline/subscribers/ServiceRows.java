package org.firstline.subscribers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The SQL of what subscribers have. One row for each kind of each of them; who has none is taken to have internet. */
final class ServiceRows {
    private static final int FEW = 2_000;
    private static final int PIECE = 500;

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

    /** How many services of each kind each node brings itself, closed contracts left out. */
    static Map<String, Map<ServiceKind, Integer>> countsByNode(Handle h) {
        var counts = new HashMap<String, Map<ServiceKind, Integer>>();
        h.createQuery("select s.node, count(*) from subscriber s where s.node is not null and s.status <> 'CLOSED'"
                        + " and not exists (select 1 from subscriber_service x where x.subscriber = s.id)"
                        + " group by s.node")
                .reduceResultSet(counts, (all, rs, ctx) -> {
                    add(all, rs.getString(1), ServiceKind.INTERNET, rs.getInt(2));
                    return all;
                });
        h.createQuery("select y.place, y.kind, count(*) from (select coalesce(x.node, s.node) as place, x.kind as kind"
                        + " from subscriber_service x join subscriber s on s.id = x.subscriber"
                        + " where s.status <> 'CLOSED') y where y.place is not null group by y.place, y.kind")
                .reduceResultSet(counts, (all, rs, ctx) -> {
                    add(all, rs.getString(1), ServiceKind.valueOf(rs.getString(2)), rs.getInt(3));
                    return all;
                });
        return counts;
    }

    private static void add(Map<String, Map<ServiceKind, Integer>> all, String node, ServiceKind kind, int many) {
        all.computeIfAbsent(node, n -> new EnumMap<>(ServiceKind.class)).merge(kind, many, Integer::sum);
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
