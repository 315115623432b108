package org.firstline.diagnostics.probes;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Rows of a database that is not ours: opened to read, closed after one question, and nothing of it is kept. */
final class SessionRows {
    private static final int MOST_COLUMNS = 4;
    /** The SQLSTATE of a query that its time-out ended (PostgreSQL, appendix A). */
    private static final String QUERY_CANCELED = "57014";

    /**
     * @param row its first columns as {@code name value}; empty for no row
     * @param fault in the driver's words; empty where there is none
     * @param late the fault is that nothing came in time, for which drivers have words that no agent understands
     */
    record Answer(List<String> row, String fault, boolean late) {
        static Answer of(List<String> row) {
            return new Answer(row, "", false);
        }

        static Answer failed(SQLException why) {
            return new Answer(List.of(), String.valueOf(why.getMessage()), isLate(why));
        }

        private static boolean isLate(SQLException why) {
            for (Throwable one = why; one != null; one = one.getCause())
                if (one instanceof SocketTimeoutException || one instanceof SQLTimeoutException) return true;
            return QUERY_CANCELED.equals(why.getSQLState());
        }
    }

    private SessionRows() {}

    static Answer find(SqlSettings settings, String login) {
        String seconds = Long.toString(Math.max(1, settings.timeout().toSeconds()));
        var properties = new Properties();
        if (!settings.user().isEmpty()) properties.setProperty("user", settings.user());
        if (!settings.password().isEmpty()) properties.setProperty("password", settings.password());
        // PostgreSQL's words for them; a driver that does not know them ignores them
        for (String limit : List.of("connectTimeout", "socketTimeout")) properties.setProperty(limit, seconds);
        try (Connection connection = DriverManager.getConnection(settings.url(), properties)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return askAndLeave(connection, settings, login);
        } catch (SQLException e) {
            return Answer.failed(e);
        }
    }

    /** What went wrong first is told, not that the connection is closed because of it. */
    private static Answer askAndLeave(Connection connection, SqlSettings settings, String login) throws SQLException {
        Answer answer;
        try {
            answer = ask(connection, settings, login);
        } catch (SQLException e) {
            answer = Answer.failed(e);
        }
        if (!connection.isClosed()) connection.rollback();
        return answer;
    }

    private static Answer ask(Connection connection, SqlSettings settings, String login) throws SQLException {
        int places = settings.query().split(SqlSession.PLACE, -1).length - 1;
        try (PreparedStatement statement =
                connection.prepareStatement(settings.query().replace(SqlSession.PLACE, "?"))) {
            statement.setQueryTimeout((int) Math.max(1, settings.timeout().toSeconds()));
            statement.setMaxRows(1);
            for (int place = 1; place <= places; place++) statement.setString(place, login);
            try (ResultSet rows = statement.executeQuery()) {
                var row = new ArrayList<String>();
                if (!rows.next()) return Answer.of(row);
                int columns = Math.min(rows.getMetaData().getColumnCount(), MOST_COLUMNS);
                for (int column = 1; column <= columns; column++)
                    row.add(rows.getMetaData().getColumnLabel(column) + " " + rows.getString(column));
                return Answer.of(row);
            }
        }
    }
}
