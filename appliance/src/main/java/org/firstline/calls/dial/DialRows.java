package org.firstline.calls.dial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.firstline.base.Refused;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code outbound_call} and {@code outbound_block}. */
final class DialRows {
    /** Between the parts of a reason; in what somebody dialled it becomes a blank. */
    private static final String BETWEEN = "\u001f";
    /** Of what somebody dialled so much is kept: the column is of 500. */
    private static final int MOST_OF_A_PART = 400;

    private DialRows() {}

    static void put(Handle h, Spell spell) {
        int there = h.createUpdate(
                        "update outbound_call set answered_at = :answeredAt, ended_at = :endedAt where id = :id")
                .bind("id", spell.id())
                .bindByType("answeredAt", spell.answeredAt(), Instant.class)
                .bindByType("endedAt", spell.endedAt(), Instant.class)
                .execute();
        if (there > 0) return;
        h.createUpdate("insert into outbound_call (id, who, number, asked_at, answered_at, ended_at, per_minute)"
                        + " values (:id, :who, :number, :askedAt, :answeredAt, :endedAt, :perMinute)")
                .bind("id", spell.id())
                .bind("who", spell.who())
                .bind("number", spell.number())
                .bind("askedAt", spell.askedAt())
                .bindByType("answeredAt", spell.answeredAt(), Instant.class)
                .bindByType("endedAt", spell.endedAt(), Instant.class)
                .bind("perMinute", spell.perMinute())
                .execute();
    }

    /** Ends what a crash left open: it counts until now, since nobody knows better. */
    static void endOpen(Handle h, Instant now) {
        h.createUpdate("update outbound_call set ended_at = :now where ended_at is null")
                .bind("now", now)
                .execute();
    }

    static List<Spell> since(Handle h, Instant from) {
        return h.createQuery("select id, who, number, asked_at, answered_at, ended_at, per_minute from outbound_call"
                        + " where ended_at >= :from order by asked_at")
                .bind("from", from)
                .map((rs, _) -> spell(rs))
                .list();
    }

    private static Spell spell(ResultSet rs) throws SQLException {
        return new Spell(
                rs.getString("id"),
                rs.getString("who"),
                rs.getString("number"),
                rs.getTimestamp("asked_at").toInstant(),
                moment(rs, "answered_at"),
                moment(rs, "ended_at"),
                rs.getBigDecimal("per_minute"));
    }

    private static @Nullable Instant moment(ResultSet rs, String column) throws SQLException {
        Timestamp value = rs.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    static void block(Handle h, Block block) {
        unblock(h, block.who());
        h.createUpdate("insert into outbound_block (who, since, why) values (:who, :since, :why)")
                .bind("who", block.who())
                .bind("since", block.since())
                .bind("why", written(block.why()))
                .execute();
    }

    static void unblock(Handle h, String who) {
        h.createUpdate("delete from outbound_block where who = :who")
                .bind("who", who)
                .execute();
    }

    static List<Block> blocks(Handle h) {
        return h.createQuery("select who, since, why from outbound_block order by since")
                .map((rs, _) -> new Block(
                        rs.getString("who"), rs.getTimestamp("since").toInstant(), refused(rs.getString("why"))))
                .list();
    }

    /** The code of the sentence and what fills it, so that everybody reads it in her own language. */
    private static String written(Refused why) {
        var text = new StringBuilder(why.code());
        for (Object arg : why.args()) {
            String part = String.valueOf(arg).replace(BETWEEN, " ");
            text.append(BETWEEN)
                    .append(arg instanceof Integer ? '#' : '"')
                    .append(part, 0, Math.min(part.length(), MOST_OF_A_PART));
        }
        return text.toString();
    }

    private static Refused refused(String written) {
        List<String> parts = List.of(written.split(BETWEEN));
        // an older box kept the sentence itself
        if (!parts.getFirst().startsWith("calls.dial-")) return new Refused("calls.dial-said", written);
        Object[] args = parts.stream()
                .skip(1)
                .map(arg -> arg.charAt(0) == '#' ? (Object) Integer.valueOf(arg.substring(1)) : arg.substring(1))
                .toArray();
        return new Refused(parts.getFirst(), args);
    }
}
