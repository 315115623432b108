package org.firstline.base;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database: embedded Derby, or PostgreSQL by its URL; the same migrations and the same SQL run on both. Only classes
 * named {@code …Rows} may touch a {@link Handle}. Any thread; a transaction belongs to the thread that runs it.
 */
public final class Db implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Db.class);
    private static final int TRIES = 5;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final @Nullable Derby derby;
    /** What this thread's transaction does once it is committed; bound as long as it runs. */
    private final ScopedValue<List<Runnable>> afterwards = ScopedValue.newInstance();

    private volatile @Nullable Pulse pulse;

    private Db(String url, @Nullable Derby derby) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setPoolName("db");
        this.pool = new HikariDataSource(config);
        this.jdbi = Jdbi.create(pool);
        this.derby = derby;
    }

    /** Opens, or creates, the Derby database in this folder and migrates it. Takes as long as its recovery takes. */
    public static Db derby(Path folder) {
        var derby = Derby.in(folder);
        derby.boot();
        return migrated(new Db(derby.url(), derby));
    }

    /** A Derby database in memory, gone when it is closed. */
    public static Db inMemory(String name) {
        var derby = Derby.inMemory(name);
        return migrated(new Db(derby.url(), derby));
    }

    /** @param url as the PostgreSQL driver wants it: {@code jdbc:postgresql://host/base?user=…&password=…} */
    public static Db postgresql(String url) {
        return migrated(new Db(url, null));
    }

    /** Derby writes its own log to this stream: nowhere, since its faults reach us as exceptions. */
    public static final java.io.OutputStream DERBY_LOG = java.io.OutputStream.nullOutputStream();

    /** From now on this part of the health says how the engine is; once. */
    public void shownAs(Health.Part part, Time time) {
        pulse = new Pulse(time, part);
    }

    /**
     * What the engine said where it is at fault, and not the work: it is away, or can't write. The same work may succeed
     * later, and nothing is known of whether what it committed last is stored.
     */
    public static Optional<String> engineFault(Throwable failure) {
        return EngineFaults.of(failure);
    }

    private static Db migrated(Db db) {
        try {
            if (hasEverything(db)) return db;
            Flyway.configure(Db.class.getClassLoader())
                    .dataSource(db.pool)
                    .locations("classpath:db/migration")
                    .callbacks(new RoomToGrow())
                    .load()
                    .migrate();
            return db;
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private static boolean hasEverything(Db db) {
        try {
            return db.jdbi.withHandle(MigrationRows::areComplete);
        } catch (RuntimeException e) {
            // an engine that can't be asked just now: Flyway says why
            log.debug("not known which migrations ran", e);
            return false;
        }
    }

    /**
     * Runs the work in one transaction and commits. Where the engine gives up on a lock (40XL1, 40001, 40P01) the work
     * is rolled back and run again, up to {@value #TRIES} times, so it must be repeatable and must not publish news. One
     * within another of the same thread is a part of that, and is run again with it only. Not on the thread of calls,
     * which must not wait: that is a slip of ours, done all the same and written to the log.
     */
    public <T> T tx(Function<Handle, T> work) {
        if (Urgency.ofCalls()) log.error("calls wait for rows", new IllegalStateException());
        if (isWithinAnother()) return jdbi.inTransaction(work::apply);
        for (int attempt = 1; ; attempt++) {
            var then = new ArrayList<Runnable>();
            T result;
            try {
                result = ScopedValue.where(afterwards, then).call(() -> jdbi.inTransaction(work::apply));
            } catch (RuntimeException e) {
                if (attempt == TRIES || !lostToAnother(e)) {
                    ofTheEngine(e);
                    throw e;
                }
                log.debug("transaction lost to another, try {}", attempt, e);
                continue;
            }
            var shown = pulse;
            if (shown != null) shown.served();
            then.forEach(Db::tell);
            return result;
        }
    }

    private void ofTheEngine(RuntimeException failure) {
        var fault = EngineFaults.of(failure);
        if (fault.isEmpty()) return;
        var shown = pulse;
        if (shown != null) shown.fault(fault.get());
        if (derby != null && !pool.isClosed()) derby.revive();
    }

    /** What is committed stays so, whoever can't hear of it. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            log.error("news of what is stored was lost", e);
        }
    }

    /** Whether this thread is in a transaction, of which its next is a part: what fails there fails with all of it. */
    public boolean isWithinAnother() {
        return afterwards.isBound();
    }

    /** Publishes news once this thread's transaction is committed, and never if it is not; at once where it is in none. */
    public void afterCommit(Runnable news) {
        if (afterwards.isBound()) afterwards.get().add(news);
        else news.run();
    }

    /** {@link #tx} for work without a result. */
    public void run(Consumer<Handle> work) {
        tx(h -> {
            work.accept(h);
            return true;
        });
    }

    /**
     * Executes an insert into a table whose first column is its identity, and returns the new identity. Asks for the
     * keys without naming columns, which is the only way that both engines answer.
     */
    public static long insert(Update update) {
        return update.executeAndReturnGeneratedKeys()
                .map((rs, ctx) -> rs.getLong(1))
                .one();
    }

    private static boolean lostToAnother(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause())
            if (t instanceof SQLException s && s.getSQLState() != null)
                switch (s.getSQLState().toUpperCase(Locale.ROOT)) {
                    case "40XL1", "40XL2", "40001", "40P01" -> {
                        return true;
                    }
                    default -> {}
                }
        return false;
    }

    @Override
    public void close() {
        pool.close();
        if (derby != null) derby.close();
    }
}
