package org.firstline.base;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database that dies under whoever uses it and may be opened again at once. While this is open, new pools don't look
 * whether a connection lives before they lend it, as they do not on a busy box: each dead one fails whoever gets it.
 */
public final class Blackout implements AutoCloseable {
    private static final String LENDS_UNSEEN = "com.zaxxer.hikari.aliveBypassWindowMs";

    public Blackout() {
        System.setProperty(LENDS_UNSEEN, "600000");
    }

    /** @param place after {@code jdbc:derby:}; what is stored stays, in memory too */
    public void derby(String place) {
        try {
            DriverManager.getConnection("jdbc:derby:" + place + ";shutdown=true")
                    .close();
            throw new IllegalStateException("it did not die");
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState())) throw new IllegalStateException(e);
        }
    }

    /** @param url of the database whose connections are all cut */
    public void postgresql(String url) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()\
                """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        System.clearProperty(LENDS_UNSEEN);
    }
}
