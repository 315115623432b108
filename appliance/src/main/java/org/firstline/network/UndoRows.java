package org.firstline.network;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of what the last import changed: each node as it was before, or that it was not there. */
final class UndoRows {
    private UndoRows() {}

    /** In place of those of the import before; an import that changed nothing leaves those. */
    static void keep(Handle h, List<NodeEdited> edits, Instant at) {
        if (edits.isEmpty()) return;
        h.execute("delete from node_undo");
        var batch = h.prepareBatch("insert into node_undo (id, existed, parent, host, name, kind, second_uplink,"
                + " imported_at) values (:id, :existed, :parent, :host, :name, :kind, :second, :at)");
        for (NodeEdited edit : edits) {
            Node before = edit.before();
            batch.bind("id", edit.id())
                    .bind("existed", before != null)
                    .bind("parent", before == null ? null : before.parent())
                    .bind("host", before == null ? "" : before.host())
                    .bind("name", before == null ? "" : before.name())
                    .bind("kind", before == null ? "" : before.kind())
                    .bind("second", before == null ? null : before.second())
                    .bind("at", Timestamp.from(at))
                    .add();
        }
        batch.execute();
    }

    static Optional<Instant> at(Handle h) {
        return h.createQuery("select u.imported_at from node_undo u fetch first 1 rows only")
                .map((rs, ctx) -> rs.getTimestamp(1).toInstant())
                .findOne();
    }

    /** By id; null for a node that was not there. */
    static Map<String, @Nullable Node> all(Handle h) {
        return h.createQuery(
                        "select u.id, u.existed, u.parent, u.host, u.name, u.kind, u.second_uplink from node_undo u")
                .reduceResultSet(new HashMap<>(), (all, rs, ctx) -> {
                    all.put(
                            rs.getString(1),
                            rs.getBoolean(2)
                                    ? new Node(
                                            rs.getString(1),
                                            rs.getString(3),
                                            rs.getString(4),
                                            rs.getString(5),
                                            rs.getString(6),
                                            rs.getString(7))
                                    : null);
                    return all;
                });
    }

    static void apply(Handle h, Map<String, @Nullable Node> undo, Tree tree) {
        var back = new ArrayList<Node>();
        var changed = new ArrayList<Node>();
        var gone = new ArrayList<String>();
        undo.forEach((id, before) -> {
            if (before == null) gone.add(id);
            else if (tree.find(id).isPresent()) changed.add(before);
            else back.add(before);
        });
        NodeRows.delete(h, gone);
        NodeRows.insert(h, back);
        NodeRows.update(h, changed);
        h.execute("delete from node_undo");
    }
}
