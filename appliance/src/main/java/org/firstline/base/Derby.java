package org.firstline.base;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One embedded Derby database: its properties, its start, its end, and its start anew after it gave up. Any thread. */
final class Derby {
    private static final Logger log = LoggerFactory.getLogger(Derby.class);

    /**
     * Octets. The log is written through to the disk whenever its buffer is full, and a storm's batch fills many;
     * buffers of half a region of Java's heap and more (512 KiB) could each start a marking of it all. Read when a database
     * boots; one in memory keeps its log there too, as far back as its last checkpoint.
     */
    private static final Map<String, String> LOG_ON_DISK = Map.of(
            "derby.storage.logBufferSize", "512000",
            "derby.storage.logSwitchInterval", "16777216",
            "derby.storage.checkpointInterval", "33554432");

    private final String place;
    private final String end;
    private final ReentrantLock reviving = new ReentrantLock();

    private Derby(String place, String end) {
        this.place = place;
        this.end = end;
    }

    static Derby in(Path folder) {
        properties();
        LOG_ON_DISK.forEach(System::setProperty);
        return new Derby("jdbc:derby:" + folder, "shutdown");
    }

    /** Gone when it is closed. */
    static Derby inMemory(String name) {
        properties();
        LOG_ON_DISK.keySet().forEach(System::clearProperty);
        return new Derby("jdbc:derby:memory:" + name, "drop");
    }

    private static void properties() {
        System.setProperty("derby.stream.error.field", "org.firstline.base.Db.DERBY_LOG");
        System.setProperty("derby.locks.waitTimeout", "10");
        // the cache counts pages, not octets: one of 32 KiB, Derby's own choice for long texts, takes the room of eight
        System.setProperty("derby.storage.pageCacheSize", "2000");
        System.setProperty("derby.storage.pageSize", "4096");
        // every plan of the product fits, and none is compiled anew each hundred executions while its table grows
        System.setProperty("derby.language.statementCache.size", "1000");
        System.setProperty("derby.language.stalePlanCheckInterval", "5000");
        // each handful of identities costs a commit of its own; after a crash the rest of a handful is never given
        System.setProperty("derby.language.sequence.preallocator", "1000");
    }

    String url() {
        return place + ";create=true";
    }

    /** The pool gives up after its time, and creating or recovering a database on a slow disk may take longer. */
    void boot() {
        try {
            DriverManager.setLoginTimeout(0);
            DriverManager.getConnection(url()).close();
        } catch (SQLException e) {
            log.debug("the pool will say why", e);
        }
    }

    /**
     * A database that could not write its log lets nobody in until it is shut down, or only to read. Where that is so it is
     * shut down and started anew, which recovers what was committed; while the disk is full that fails, and is tried again
     * with the next fault. For one that lets people in nothing is done.
     */
    void revive() {
        if (!reviving.tryLock()) return; // somebody is at it
        // a database that dies interrupts whoever is in it, and an interrupted thread can't read files
        boolean interrupted = Thread.interrupted();
        try {
            if (letsIn()) return;
            shutDown();
            if (letsIn()) log.warn("the database let nobody in, and was started anew");
        } finally {
            reviving.unlock();
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** One that was opened while nothing could be written is read-only from then on. */
    private boolean letsIn() {
        try (var connection = DriverManager.getConnection(place)) {
            return !connection.isReadOnly();
        } catch (SQLException e) {
            log.debug("nobody gets in", e);
            return false;
        }
    }

    private void shutDown() {
        try {
            DriverManager.getConnection(place + ";shutdown=true").close();
        } catch (SQLException e) {
            log.debug("as Derby reports a shutdown, or one that failed", e);
        }
    }

    void close() {
        try {
            DriverManager.getConnection(place + ";" + end + "=true").close();
        } catch (SQLException e) {
            // Derby reports a good shutdown as 08006 (one database) or XJ015 (the engine)
            if (!"08006".equals(e.getSQLState()) && !"XJ015".equals(e.getSQLState()))
                log.warn("Derby did not shut down cleanly", e);
        }
    }
}
