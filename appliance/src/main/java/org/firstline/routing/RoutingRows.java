package org.firstline.routing;

import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.routing.DayBook.Page;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables routing_queue, routing_day, agent_choice and agent_log. */
final class RoutingRows {
    /** What an agent had chosen last. */
    record Choice(Chosen chosen, String reason) {}

    private RoutingRows() {}

    static List<QueueSettings> queues(Handle h) {
        return h.createQuery("""
                        select name, title_en, title_ru, ring_ms, wrap_up_ms, service_level_s, not_again_ms, strategy
                        from routing_queue order by name""")
                .map((rs, ctx) -> new QueueSettings(
                        rs.getString("name"),
                        rs.getString("title_en"),
                        rs.getString("title_ru"),
                        Duration.ofMillis(rs.getLong("ring_ms")),
                        Duration.ofMillis(rs.getLong("wrap_up_ms")),
                        rs.getInt("service_level_s"),
                        Duration.ofMillis(rs.getLong("not_again_ms")),
                        Strategy.of(rs.getString("strategy"))))
                .list();
    }

    static void putQueue(Handle h, QueueSettings q) {
        int updated = bind(h.createUpdate("""
                        update routing_queue set title_en = :titleEn, title_ru = :titleRu, ring_ms = :ring,
                          wrap_up_ms = :wrapUp, service_level_s = :level, not_again_ms = :notAgain,
                          strategy = :strategy where name = :name"""), q).execute();
        if (updated == 0) bind(h.createUpdate("""
                        insert into routing_queue (name, title_en, title_ru, ring_ms, wrap_up_ms, service_level_s,
                          not_again_ms, strategy)
                        values (:name, :titleEn, :titleRu, :ring, :wrapUp, :level, :notAgain, :strategy)"""), q).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, QueueSettings q) {
        return statement
                .bind("name", q.name())
                .bind("titleEn", q.titleEn())
                .bind("titleRu", q.titleRu())
                .bind("ring", q.ring().toMillis())
                .bind("wrapUp", q.wrapUp().toMillis())
                .bind("level", q.serviceLevelSeconds())
                .bind("notAgain", q.notAgain().toMillis())
                .bind("strategy", q.strategy().word());
    }

    static Map<String, Choice> choices(Handle h) {
        var choices = new HashMap<String, Choice>();
        h.createQuery("select agent, chosen, reason from agent_choice")
                .map((rs, ctx) -> choices.put(
                        rs.getString("agent"),
                        new Choice(Chosen.valueOf(rs.getString("chosen")), rs.getString("reason"))))
                .list();
        return choices;
    }

    static void putChoice(Handle h, Decision.AgentMoved moved) {
        String[] sql = {
            "update agent_choice set chosen = :chosen, reason = :reason, actor = :actor, chosen_at = :at where agent = :agent",
            "insert into agent_choice (agent, chosen, reason, actor, chosen_at) values (:agent, :chosen, :reason, :actor, :at)"
        };
        for (String attempt : sql) {
            int rows = h.createUpdate(attempt)
                    .bind("agent", moved.after().agent())
                    .bind("chosen", moved.after().chosen().name())
                    .bind("reason", moved.after().reason())
                    .bind("actor", moved.actor())
                    .bind("at", moved.at())
                    .execute();
            if (rows > 0) return;
        }
    }

    static void deleteChoice(Handle h, String agent) {
        h.createUpdate("delete from agent_choice where agent = :agent")
                .bind("agent", agent)
                .execute();
    }

    static void insertLog(Handle h, List<Decision.AgentMoved> moves) {
        if (moves.isEmpty()) return;
        var batch = h.prepareBatch("""
                insert into agent_log (agent, moved_at, chosen, reason, activity, reachable, item, cause, actor)
                values (:agent, :at, :chosen, :reason, :activity, :reachable, :item, :cause, :actor)""");
        for (var moved : moves)
            batch.bind("agent", moved.after().agent())
                    .bind("at", moved.at())
                    .bind("chosen", moved.after().chosen().name())
                    .bind("reason", moved.after().reason())
                    .bind("activity", moved.after().activity().name())
                    .bind("reachable", moved.after().reachable())
                    .bind("item", moved.after().item())
                    .bind("cause", moved.cause().name())
                    .bind("actor", moved.actor())
                    .add();
        batch.execute();
    }

    /** Causes of an agent's moves, oldest first. */
    static List<String> log(Handle h, String agent) {
        return h.createQuery("select cause from agent_log where agent = :agent order by id")
                .bind("agent", agent)
                .mapTo(String.class)
                .list();
    }

    static Map<Page, Tally> days(Handle h, LocalDate from) {
        var days = new HashMap<Page, Tally>();
        h.createQuery("select * from routing_day where entry_day >= :from")
                .bind("from", Date.valueOf(from))
                .map((rs, ctx) -> days.put(
                        new Page(rs.getString("queue"), rs.getDate("entry_day").toLocalDate()),
                        new Tally(
                                rs.getInt("offered"),
                                rs.getInt("answered"),
                                rs.getInt("answered_in"),
                                rs.getInt("abandoned"),
                                rs.getInt("abandoned_in"),
                                rs.getInt("short_abandoned"),
                                rs.getInt("overflowed"),
                                Duration.ofMillis(rs.getLong("waited_ms")),
                                Duration.ofMillis(rs.getLong("longest_ms")))))
                .list();
        return days;
    }

    static void putDay(Handle h, Page page, Tally tally) {
        int updated = bind(h.createUpdate("""
                        update routing_day set offered = :offered, answered = :answered, answered_in = :answeredIn,
                          abandoned = :abandoned, abandoned_in = :abandonedIn, short_abandoned = :shortAbandoned,
                          overflowed = :overflowed, waited_ms = :waited, longest_ms = :longest
                        where queue = :queue and entry_day = :day"""), page, tally).execute();
        if (updated == 0) bind(h.createUpdate("""
                        insert into routing_day (queue, entry_day, offered, answered, answered_in, abandoned,
                          abandoned_in, short_abandoned, overflowed, waited_ms, longest_ms)
                        values (:queue, :day, :offered, :answered, :answeredIn, :abandoned,
                          :abandonedIn, :shortAbandoned, :overflowed, :waited, :longest)"""), page, tally).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Page page, Tally t) {
        return statement
                .bind("queue", page.queue())
                .bind("day", Date.valueOf(page.day()))
                .bind("offered", t.offered())
                .bind("answered", t.answered())
                .bind("answeredIn", t.answeredIn())
                .bind("abandoned", t.abandoned())
                .bind("abandonedIn", t.abandonedIn())
                .bind("shortAbandoned", t.shortAbandoned())
                .bind("overflowed", t.overflowed())
                .bind("waited", t.waited().toMillis())
                .bind("longest", t.longestWait().toMillis());
    }
}
