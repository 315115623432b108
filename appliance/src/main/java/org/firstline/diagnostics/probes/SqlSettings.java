package org.firstline.diagnostics.probes;

import java.time.Duration;

/**
 * Where sessions are looked up in somebody else's database: RADIUS accounting, billing.
 *
 * @param url a JDBC URL
 * @param query one SELECT with {@code :login} in it; a row means that there is a session
 */
public record SqlSettings(String url, String user, String password, String query, Duration timeout) {
    public SqlSettings {
        if (!query.strip().regionMatches(true, 0, "select", 0, 6))
            throw new IllegalArgumentException("must be one SELECT");
        if (!query.contains(SqlSession.PLACE)) throw new IllegalArgumentException("must have :login in it");
        if (query.contains(";")) throw new IllegalArgumentException("must be one SELECT, without a semicolon");
    }
}
