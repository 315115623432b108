package org.firstline.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table {@code phone_mark}. */
final class MarkRows {
    private MarkRows() {}

    static void put(Handle h, Mark one) {
        h.createUpdate("delete from phone_mark where call_id = :call and question = :question")
                .bind("call", one.call())
                .bind("question", one.question())
                .execute();
        h.createUpdate("insert into phone_mark (call_id, question, queue, agent, mark, given_at)"
                        + " values (:call, :question, :queue, :agent, :mark, :at)")
                .bind("call", one.call())
                .bind("question", one.question())
                .bindByType("queue", one.queue(), String.class)
                .bindByType("agent", one.agent(), String.class)
                .bind("mark", one.mark())
                .bind("at", one.givenAt())
                .execute();
    }

    static List<Mark> of(Handle h, String call) {
        return h.createQuery("select call_id, question, queue, agent, mark, given_at from phone_mark"
                        + " where call_id = :call order by given_at, question")
                .bind("call", call)
                .map((rs, _) -> mark(rs))
                .list();
    }

    static List<MarkSum> sums(Handle h, Instant from, Instant until) {
        Map<List<String>, Integer[]> sums = new LinkedHashMap<>();
        h.createQuery("select question, queue, agent, mark, count(*) from phone_mark"
                        + " where given_at >= :from and given_at < :until"
                        + " group by question, queue, agent, mark order by question, queue, agent, mark")
                .bind("from", from)
                .bind("until", until)
                .map((rs, _) -> add(sums, rs))
                .list();
        var all = new ArrayList<MarkSum>();
        sums.forEach((key, counts) ->
                all.add(new MarkSum(key.get(0), orNull(key.get(1)), orNull(key.get(2)), List.of(counts))));
        return all;
    }

    private static boolean add(Map<List<String>, Integer[]> sums, ResultSet rs) throws SQLException {
        String queue = rs.getString("queue");
        String agent = rs.getString("agent");
        var key = List.of(rs.getString("question"), queue == null ? "" : queue, agent == null ? "" : agent);
        Integer[] counts = sums.computeIfAbsent(key, _ -> {
            var none = new Integer[Mark.BEST];
            Arrays.fill(none, 0);
            return none;
        });
        counts[rs.getInt("mark") - 1] += rs.getInt(5);
        return true;
    }

    private static @org.jspecify.annotations.Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Mark mark(ResultSet rs) throws SQLException {
        return new Mark(
                rs.getString("call_id"),
                rs.getString("question"),
                rs.getString("queue"),
                rs.getString("agent"),
                rs.getInt("mark"),
                rs.getTimestamp("given_at").toInstant());
    }
}
