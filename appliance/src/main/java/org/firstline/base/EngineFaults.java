package org.firstline.base;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which failures of a transaction are the engine's and not the work's: it is away, its disk is full, its files can't be
 * written. The same work may succeed once it is well, so who is told so tries again; what would never succeed must not be
 * here. By SQLSTATE: the standard's class 08, PostgreSQL's 53, 57P, 58 and F0 (manual, appendix A), Derby's own of store and
 * service.
 */
final class EngineFaults {
    private static final List<String> STATES =
            List.of("08", "53", "57P", "58", "F0", "XBM", "XJ004", "XJ040", "XJ041", "XSD", "XSL", "XSR");

    /** Derby's word for any exception of Java's; one that is meant here says that the database is being shut down. */
    private static final String JAVA_EXCEPTION = "XJ001";

    private static final String SHUT_DOWN = "ShutdownException";

    private EngineFaults() {}

    /** @return what the engine says; empty where it did what it should, or nothing of this is its doing */
    static Optional<String> of(Throwable failure) {
        String said = null;
        for (Throwable t = failure; t != null; t = t.getCause())
            if (t instanceof SQLException e && isFault(e))
                said = e.getMessage() == null ? e.toString() : e.getMessage();
        return Optional.ofNullable(said);
    }

    private static boolean isFault(SQLException e) {
        if (e instanceof SQLTransientConnectionException) return true; // the pool has nobody to talk to
        String state = e.getSQLState();
        if (state == null) return false;
        String upper = state.toUpperCase(Locale.ROOT);
        if (upper.equals(JAVA_EXCEPTION)) return String.valueOf(e.getMessage()).contains(SHUT_DOWN);
        return STATES.stream().anyMatch(upper::startsWith);
    }
}
