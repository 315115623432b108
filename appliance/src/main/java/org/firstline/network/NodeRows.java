package org.firstline.network;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL of nodes. */
final class NodeRows {
    private NodeRows() {}

    static List<Node> all(Handle h) {
        return h.createQuery("select id, parent, host, name, kind, second_uplink from node")
                .map((rs, ctx) -> new Node(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6)))
                .list();
    }

    static void insert(Handle h, Collection<Node> nodes) {
        batch(
                h,
                "insert into node (id, parent, host, name, kind, second_uplink)"
                        + " values (:id, :parent, :host, :name, :kind, :second)",
                nodes);
    }

    static void update(Handle h, Collection<Node> nodes) {
        batch(
                h,
                "update node set parent = :parent, host = :host, name = :name, kind = :kind,"
                        + " second_uplink = :second where id = :id",
                nodes);
    }

    static void delete(Handle h, Collection<String> ids) {
        if (ids.isEmpty()) return;
        var batch = h.prepareBatch("delete from node where id = :id");
        ids.forEach(id -> batch.bind("id", id).add());
        batch.execute();
    }

    private static void batch(Handle h, String sql, Collection<Node> nodes) {
        if (nodes.isEmpty()) return;
        var batch = h.prepareBatch(sql);
        nodes.forEach(node -> bind(batch, node).add());
        batch.execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Node node) {
        return statement
                .bind("id", node.id())
                .bind("parent", node.parent())
                .bind("host", node.host())
                .bind("name", node.name())
                .bind("kind", node.kind())
                .bind("second", node.second());
    }
}
