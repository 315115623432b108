package org.firstline.people;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.firstline.base.Db;

/** Everybody and every token as they are in rows; immutable, replaced whole after each change. */
record Directory(
        List<Agent> agents,
        Map<Long, Agent> byId,
        Map<String, Agent> byLogin,
        Map<String, Agent> byExtension,
        Map<String, SipSecret> sip,
        List<Token> tokens,
        Map<String, Token> tokenByHash) {
    private static final SecureRandom random = new SecureRandom();

    static Directory read(Db db) {
        return db.tx(h -> of(PeopleRows.agents(h), PeopleRows.tokens(h)));
    }

    private static Directory of(List<PeopleRows.AgentRow> rows, List<PeopleRows.TokenRow> tokens) {
        List<Agent> agents = rows.stream().map(PeopleRows.AgentRow::agent).toList();
        return new Directory(
                agents,
                agents.stream().collect(toUnmodifiableMap(Agent::id, Function.identity())),
                agents.stream().collect(toUnmodifiableMap(Agent::login, Function.identity())),
                agents.stream()
                        .filter(a -> a.extension() != null)
                        .collect(toUnmodifiableMap(a -> Objects.requireNonNull(a.extension()), Function.identity())),
                rows.stream()
                        .filter(r -> r.sip() != null && r.agent().active())
                        .map(r -> Objects.requireNonNull(r.sip()))
                        .collect(toUnmodifiableMap(SipSecret::user, Function.identity())),
                tokens.stream().map(PeopleRows.TokenRow::token).toList(),
                tokens.stream().collect(toUnmodifiableMap(PeopleRows.TokenRow::hash, PeopleRows.TokenRow::token)));
    }

    Optional<Token> findTokenByName(String name) {
        return tokens.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** 32 random octets, as text that fits a header and a URL. */
    static String newSecret() {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    /** What is stored of a token's secret: it is random and long, so one round of SHA-256 keeps it. */
    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
