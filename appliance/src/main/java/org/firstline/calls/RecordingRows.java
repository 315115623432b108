package org.firstline.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code phone_recording}. */
final class RecordingRows {
    private static final String SELECT = "select call_id, file, started_at, seconds, state from phone_recording";

    private RecordingRows() {}

    static void insert(Handle h, Recording r) {
        h.createUpdate("insert into phone_recording (call_id, file, started_at, seconds, state)"
                        + " values (:call, :file, :at, :seconds, :state)")
                .bind("call", r.call())
                .bind("file", r.file())
                .bind("at", r.startedAt())
                .bindByType("seconds", r.seconds(), Integer.class)
                .bind("state", r.state().name())
                .execute();
    }

    static void end(Handle h, String call, long seconds, Recording.State state) {
        h.createUpdate("update phone_recording set seconds = :seconds, state = :state where call_id = :call")
                .bind("call", call)
                .bind("seconds", (int) seconds)
                .bind("state", state.name())
                .execute();
    }

    static Optional<Recording> find(Handle h, String call) {
        return h.createQuery(SELECT + " where call_id = :call")
                .bind("call", call)
                .map((rs, _) -> recording(rs))
                .findOne();
    }

    static List<Recording> running(Handle h) {
        return h.createQuery(SELECT + " where state = :state")
                .bind("state", Recording.State.RUNNING.name())
                .map((rs, _) -> recording(rs))
                .list();
    }

    static List<Recording> olderThan(Handle h, Instant limit, int most) {
        return h.createQuery(SELECT + " where state in ('KEPT', 'CUT') and started_at < :limit"
                        + " order by started_at fetch first " + most + " rows only")
                .bind("limit", limit)
                .map((rs, _) -> recording(rs))
                .list();
    }

    private static Recording recording(ResultSet rs) throws SQLException {
        int seconds = rs.getInt("seconds");
        boolean open = rs.wasNull();
        return new Recording(
                rs.getString("call_id"),
                rs.getString("file"),
                rs.getTimestamp("started_at").toInstant(),
                open ? null : seconds,
                Recording.State.valueOf(rs.getString("state")));
    }
}
