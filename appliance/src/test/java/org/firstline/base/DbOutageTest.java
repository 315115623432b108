package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
