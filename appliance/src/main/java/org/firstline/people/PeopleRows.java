package org.firstline.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables agent, agent_queue and access_token. */
final class PeopleRows {
    /** What a person's row holds beside the person. */
    record Secrets(String password, @Nullable SipSecret sip) {}

    record AgentRow(Agent agent, @Nullable SipSecret sip) {}

    record TokenRow(Token token, String hash) {}

    private PeopleRows() {}

    static Agent insert(Handle h, NewAgent fresh, Secrets secrets) {
        long id = Db.insert(h.createUpdate("""
                        insert into agent (login, name, extension, role_name, lang, active, password_hash,
                          sip_realm, sip_md5, sip_sha256)
                        values (:login, :name, :extension, :role, :language, :active, :password, :realm, :md5, :sha256)""")
                .bind("login", fresh.login())
                .bind("name", fresh.name())
                .bind("extension", fresh.extension())
                .bind("role", fresh.role().name())
                .bind("language", fresh.language())
                .bind("active", true)
                .bind("password", secrets.password)
                .bind("realm", secrets.sip == null ? null : secrets.sip.realm())
                .bind("md5", secrets.sip == null ? null : secrets.sip.ha1Md5())
                .bind("sha256", secrets.sip == null ? null : secrets.sip.ha1Sha256()));
        putQueues(h, id, fresh.queues());
        return new Agent(
                id,
                fresh.login(),
                fresh.name(),
                fresh.extension(),
                fresh.role(),
                fresh.language(),
                fresh.queues(),
                true);
    }

    static void update(Handle h, Agent agent) {
        h.createUpdate("""
                        update agent set name = :name, extension = :extension, role_name = :role, lang = :language,
                          active = :active where id = :id""")
                .bind("id", agent.id())
                .bind("name", agent.name())
                .bind("extension", agent.extension())
                .bind("role", agent.role().name())
                .bind("language", agent.language())
                .bind("active", agent.active())
                .execute();
        h.createUpdate("delete from agent_queue where agent = :id")
                .bind("id", agent.id())
                .execute();
        putQueues(h, agent.id(), agent.queues());
    }

    static void putSecrets(Handle h, long id, Secrets secrets) {
        h.createUpdate("""
                        update agent set password_hash = :password, sip_realm = :realm, sip_md5 = :md5,
                          sip_sha256 = :sha256 where id = :id""")
                .bind("id", id)
                .bind("password", secrets.password)
                .bind("realm", secrets.sip == null ? null : secrets.sip.realm())
                .bind("md5", secrets.sip == null ? null : secrets.sip.ha1Md5())
                .bind("sha256", secrets.sip == null ? null : secrets.sip.ha1Sha256())
                .execute();
    }

    /** Renews the hash of the same password; loses quietly to a password that was set meanwhile. */
    static void renewHash(Handle h, long id, String old, String hash) {
        h.createUpdate("update agent set password_hash = :hash where id = :id and password_hash = :old")
                .bind("id", id)
                .bind("old", old)
                .bind("hash", hash)
                .execute();
    }

    static String passwordHash(Handle h, long id) {
        return h.createQuery("select password_hash from agent where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    private static void putQueues(Handle h, long agent, List<String> queues) {
        for (int i = 0; i < queues.size(); i++)
            h.createUpdate("insert into agent_queue (agent, place, queue_name) values (:agent, :place, :queue)")
                    .bind("agent", agent)
                    .bind("place", i)
                    .bind("queue", queues.get(i))
                    .execute();
    }

    static List<AgentRow> agents(Handle h) {
        record Membership(long agent, String queue) {}
        Map<Long, List<String>> queues = h
                .createQuery("select agent, queue_name from agent_queue order by agent, place")
                .map((rs, ctx) -> new Membership(rs.getLong(1), rs.getString(2)))
                .list()
                .stream()
                .collect(groupingBy(Membership::agent, mapping(Membership::queue, toList())));
        return h.createQuery("""
                        select id, login, name, extension, role_name, lang, active, sip_realm, sip_md5, sip_sha256
                        from agent order by login""")
                .map((rs, ctx) -> {
                    long id = rs.getLong("id");
                    String extension = rs.getString("extension");
                    var agent = new Agent(
                            id,
                            rs.getString("login"),
                            rs.getString("name"),
                            extension,
                            Role.valueOf(rs.getString("role_name")),
                            rs.getString("lang"),
                            queues.getOrDefault(id, List.of()),
                            rs.getBoolean("active"));
                    String realm = rs.getString("sip_realm");
                    return new AgentRow(
                            agent,
                            extension == null || realm == null
                                    ? null
                                    : new SipSecret(
                                            extension, realm, rs.getString("sip_md5"), rs.getString("sip_sha256")));
                })
                .list();
    }

    static Token insertToken(Handle h, String name, TokenScope scope, String hash, Instant now) {
        long id = Db.insert(h.createUpdate(
                        "insert into access_token (name, scope, hash, created_at) values (:name, :scope, :hash, :now)")
                .bind("name", name)
                .bind("scope", scope.name())
                .bind("hash", hash)
                .bind("now", now));
        return new Token(id, name, scope, now);
    }

    static void deleteToken(Handle h, long id) {
        h.createUpdate("delete from access_token where id = :id").bind("id", id).execute();
    }

    static List<TokenRow> tokens(Handle h) {
        return h.createQuery("select id, name, scope, hash, created_at from access_token order by name")
                .map((rs, ctx) -> new TokenRow(
                        new Token(
                                rs.getLong("id"),
                                rs.getString("name"),
                                TokenScope.valueOf(rs.getString("scope")),
                                rs.getTimestamp("created_at").toInstant()),
                        rs.getString("hash")))
                .list();
    }
}
