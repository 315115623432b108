package org.firstline.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code phone_call_segment}. */
final class SegmentRows {
    private SegmentRows() {}

    /** Those of a call that has some already are left as they are: a write may be tried again. */
    static void insert(Handle h, Collection<Segment> segments) {
        if (segments.isEmpty()) return;
        var batch = h.prepareBatch(
                "insert into phone_call_segment (call_id, number, kind, queue, agent, party, started_at, ended_at,"
                        + " ended_by) values (:call, :number, :kind, :queue, :agent, :party, :from, :to, :by)");
        for (Segment s : segments)
            batch.bind("call", s.call())
                    .bind("number", s.number())
                    .bind("kind", s.kind().name())
                    .bindByType("queue", s.queue(), String.class)
                    .bindByType("agent", s.agent(), String.class)
                    .bindByType("party", s.party(), String.class)
                    .bind("from", s.startedAt())
                    .bind("to", s.endedAt())
                    .bind("by", s.endedBy().name())
                    .add();
        batch.execute();
    }

    static void delete(Handle h, Collection<String> calls) {
        if (calls.isEmpty()) return;
        var batch = h.prepareBatch("delete from phone_call_segment where call_id = :call");
        for (String call : calls) batch.bind("call", call).add();
        batch.execute();
    }

    static List<Segment> of(Handle h, String call) {
        return h.createQuery("select call_id, number, kind, queue, agent, party, started_at, ended_at, ended_by"
                        + " from phone_call_segment where call_id = :call order by number")
                .bind("call", call)
                .map((rs, _) -> segment(rs))
                .list();
    }

    private static Segment segment(ResultSet rs) throws SQLException {
        return new Segment(
                rs.getString("call_id"),
                rs.getInt("number"),
                Segment.Kind.valueOf(rs.getString("kind")),
                rs.getString("queue"),
                rs.getString("agent"),
                rs.getString("party"),
                rs.getTimestamp("started_at").toInstant(),
                rs.getTimestamp("ended_at").toInstant(),
                Segment.End.valueOf(rs.getString("ended_by")));
    }
}
