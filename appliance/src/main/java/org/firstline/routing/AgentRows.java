package org.firstline.routing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables agent_choice, agent_log, agent_tier, agent_skill and routing_break. */
final class AgentRows {
    /** What an agent had chosen last. */
    record Choice(Chosen chosen, String reason, Instant since) {}

    private AgentRows() {}

    static Map<String, Choice> choices(Handle h) {
        var choices = new HashMap<String, Choice>();
        h.createQuery("select agent, chosen, reason, chosen_at from agent_choice")
                .map((rs, ctx) -> choices.put(
                        rs.getString("agent"),
                        new Choice(
                                Chosen.valueOf(rs.getString("chosen")),
                                rs.getString("reason"),
                                rs.getTimestamp("chosen_at").toInstant())))
                .list();
        return choices;
    }

    static void putChoice(Handle h, Decision.AgentMoved moved) {
        String[] sql = {
            "update agent_choice set chosen = :chosen, reason = :reason, actor = :actor, chosen_at = :at where agent ="
                    + " :agent",
            "insert into agent_choice (agent, chosen, reason, actor, chosen_at) values (:agent, :chosen, :reason,"
                    + " :actor, :at)"
        };
        for (String attempt : sql) {
            int rows = h.createUpdate(attempt)
                    .bind("agent", moved.after().agent())
                    .bind("chosen", moved.after().chosen().name())
                    .bind("reason", moved.after().reason())
                    .bind("actor", moved.actor())
                    .bind("at", Timestamp.from(moved.after().chosenSince()))
                    .execute();
            if (rows > 0) return;
        }
    }

    /** All that is kept of an agent, but for the log. */
    static void forget(Handle h, String agent) {
        for (String table : List.of("agent_choice", "agent_tier", "agent_skill"))
            h.createUpdate("delete from " + table + " where agent = :agent")
                    .bind("agent", agent)
                    .execute();
    }

    static void insertLog(Handle h, List<Decision.AgentMoved> moves) {
        if (moves.isEmpty()) return;
        var batch = h.prepareBatch("""
            insert into agent_log (agent, moved_at, chosen, reason, activity, reachable, item, cause, actor)
            values (:agent, :at, :chosen, :reason, :activity, :reachable, :item, :cause, :actor)\
            """);
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

    /** An agent's moves, oldest first. */
    static List<LoggedMove> log(Handle h, String agent) {
        return h.createQuery("""
            select moved_at, chosen, reason, activity, cause, actor from agent_log
            where agent = :agent order by id\
            """)
                .bind("agent", agent)
                .map((rs, ctx) -> new LoggedMove(
                        rs.getTimestamp("moved_at").toInstant(),
                        Chosen.valueOf(rs.getString("chosen")),
                        rs.getString("reason"),
                        Activity.valueOf(rs.getString("activity")),
                        Cause.valueOf(rs.getString("cause")),
                        rs.getString("actor")))
                .list();
    }

    /** The moves of all agents since then, oldest first. */
    static List<AgentDays.Move> moves(Handle h, Instant since) {
        return h.createQuery("""
            select agent, moved_at, chosen, reason, activity, reachable, cause from agent_log
            where moved_at >= :since order by id\
            """)
                .bind("since", Timestamp.from(since))
                .map((rs, ctx) -> new AgentDays.Move(
                        rs.getString("agent"),
                        rs.getTimestamp("moved_at").toInstant(),
                        Presence.of(
                                Activity.valueOf(rs.getString("activity")),
                                Chosen.valueOf(rs.getString("chosen")),
                                rs.getBoolean("reachable")),
                        rs.getString("reason"),
                        Cause.valueOf(rs.getString("cause"))))
                .list();
    }

    static Map<String, List<Membership>> tiers(Handle h) {
        var tiers = new HashMap<String, List<Membership>>();
        h.createQuery("select agent, queue, tier, tier_position from agent_tier order by agent, queue")
                .map((rs, ctx) -> tiers.computeIfAbsent(rs.getString("agent"), a -> new ArrayList<>())
                        .add(new Membership(rs.getString("queue"), rs.getInt("tier"), rs.getInt("tier_position"))))
                .list();
        return tiers;
    }

    static void putTiers(Handle h, String agent, List<Membership> serves) {
        h.createUpdate("delete from agent_tier where agent = :agent")
                .bind("agent", agent)
                .execute();
        for (Membership one : serves)
            h.createUpdate("""
                insert into agent_tier (agent, queue, tier, tier_position)
                values (:agent, :queue, :tier, :position)\
                """)
                    .bind("agent", agent)
                    .bind("queue", one.queue())
                    .bind("tier", one.tier())
                    .bind("position", one.position())
                    .execute();
    }

    static Map<String, Needs> skills(Handle h) {
        var levels = new HashMap<String, Map<String, Integer>>();
        h.createQuery("select agent, skill, skill_level from agent_skill")
                .map((rs, ctx) -> levels.computeIfAbsent(rs.getString("agent"), a -> new HashMap<>())
                        .put(rs.getString("skill"), rs.getInt("skill_level")))
                .list();
        var skills = new HashMap<String, Needs>();
        levels.forEach((agent, of) -> skills.put(agent, new Needs(of)));
        return skills;
    }

    static void putSkills(Handle h, String agent, Needs skills) {
        h.createUpdate("delete from agent_skill where agent = :agent")
                .bind("agent", agent)
                .execute();
        skills.levels()
                .forEach((skill, level) -> h.createUpdate(
                                "insert into agent_skill (agent, skill, skill_level) values (:agent, :skill, :level)")
                        .bind("agent", agent)
                        .bind("skill", skill)
                        .bind("level", level)
                        .execute());
    }

    static List<BreakReason> breaks(Handle h) {
        return h.createQuery(
                        "select code, title_en, title_ru, most, longest_ms from routing_break order by place, code")
                .map((rs, ctx) -> new BreakReason(
                        rs.getString("code"),
                        rs.getString("title_en"),
                        rs.getString("title_ru"),
                        rs.getInt("most"),
                        Duration.ofMillis(rs.getLong("longest_ms"))))
                .list();
    }

    /** @param place where a new one stands in lists; an old one keeps its place */
    static void putBreak(Handle h, BreakReason reason, int place) {
        int updated = bind(h.createUpdate("""
            update routing_break set title_en = :titleEn, title_ru = :titleRu, most = :most,
              longest_ms = :longest where code = :code\
            """), reason).execute();
        if (updated == 0) bind(h.createUpdate("""
            insert into routing_break (code, title_en, title_ru, most, longest_ms, place)
            values (:code, :titleEn, :titleRu, :most, :longest, :place)\
            """), reason).bind("place", place).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, BreakReason reason) {
        return statement
                .bind("code", reason.code())
                .bind("titleEn", reason.titleEn())
                .bind("titleRu", reason.titleRu())
                .bind("most", reason.most())
                .bind("longest", reason.longest().toMillis());
    }

    static void deleteBreak(Handle h, String code) {
        h.createUpdate("delete from routing_break where code = :code")
                .bind("code", code)
                .execute();
    }
}
