package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that goes away under the box and comes back: a full disk, an upgrade of PostgreSQL. */
class DbOutageTest {
    private final Blackout blackout = new Blackout();
    private final SimulatedTime time = new SimulatedTime();
    private final Health health = new Health(time, new Bus(time));

    @AfterEach
    void close() {
        blackout.close();
    }

    @Test
    void derbyComesBack(@TempDir Path folder) {
        Path place = folder.resolve("db");
        try (Db db = Db.derby(place)) {
            goesOn(db, () -> blackout.derby(place.toString()));
        }
    }

    @Test
    void postgresqlComesBack() {
        String url = Postgres.freshUrl();
        try (Db db = Db.postgresql(url)) {
            goesOn(db, () -> blackout.postgresql(url));
        }
    }

    private void goesOn(Db db, Runnable outage) {
        db.shownAs(health.part("database"), time);
        assertThat(level()).isEqualTo(Health.Level.WELL);
        db.run(h -> h.execute("create table kept (id int)"));
        var failures = 0;
        outage.run();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!inserts(db) && System.nanoTime() < end) {
            failures++;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(failures).as("it was away").isPositive();
        assertThat(level()).as("too early to say").isEqualTo(Health.Level.ILL);
        assertThat(health.find("database").orElseThrow().why()).startsWith("The database refuses: ");
        time.pass(Pulse.QUIET);
        int rows = db.tx(h ->
                h.createQuery("select count(*) from kept").mapTo(Integer.class).one());
        assertThat(rows).isEqualTo(1);
        assertThat(level()).isEqualTo(Health.Level.WELL);
    }

    private static boolean inserts(Db db) {
        try {
            db.run(h -> h.execute("insert into kept values (1)"));
            return true;
        } catch (RuntimeException e) {
            assertThat(Db.engineFault(e)).as("%s", e).isPresent();
            return false;
        }
    }

    private Health.Level level() {
        return health.find("database").orElseThrow().level();
    }

    @ParameterizedTest
    @CsvSource({
        "08003, No current connection., true",
        "08006, This connection has been closed., true",
        "53100, could not extend file: No space left on device, true",
        "57P01, terminating connection due to administrator command, true",
        "XSLA1, Log Record has been sent to the stream but it cannot be applied, true",
        "XJ001, Java exception: ': org.apache.derby.shared.common.error.ShutdownException'., true",
        "XJ001, Java exception: ': java.lang.NullPointerException'., false",
        "XX000, cache lookup failed, false",
        "23505, duplicate key, false",
        "40XL1, A lock could not be obtained within the time requested, false"
    })
    void onlyWhatMaySucceedLaterIsTheEnginesFault(String state, String message, boolean engines) {
        var failure = new IllegalStateException(new SQLException(message, state));
        assertThat(Db.engineFault(failure).isPresent()).isEqualTo(engines);
    }

    @Test
    void whatTheWorkDidWrongIsNoFaultOfTheEngine() {
        try (Db db = Db.inMemory("db-faults")) {
            db.shownAs(health.part("database"), time);
            for (String wrong : new String[] {"insert into nowhere values (1)", "values cast('x' as int)"})
                try {
                    db.run(h -> h.execute(wrong));
                } catch (RuntimeException e) {
                    assertThat(Db.engineFault(e)).isEmpty();
                }
            assertThat(level()).isEqualTo(Health.Level.WELL);
        }
    }
}
