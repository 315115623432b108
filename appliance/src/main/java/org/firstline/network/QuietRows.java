package org.firstline.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The SQL of where alerts start no outage. */
final class QuietRows {
    private QuietRows() {}

    static Map<String, Set<String>> all(Handle h) {
        var all = new HashMap<String, Set<String>>();
        h.createQuery("select q.source, q.node from network_quiet q")
                .map((rs, ctx) -> all.computeIfAbsent(rs.getString(1), source -> new HashSet<>())
                        .add(rs.getString(2)))
                .list();
        return all;
    }

    static void put(Handle h, String source, Collection<String> nodes) {
        h.createUpdate("delete from network_quiet where source = :source")
                .bind("source", source)
                .execute();
        if (nodes.isEmpty()) return;
        var batch = h.prepareBatch("insert into network_quiet (source, node) values (:source, :node)");
        nodes.forEach(node -> batch.bind("source", source).bind("node", node).add());
        batch.execute();
    }
}
