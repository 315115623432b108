package org.firstline.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Blackout blackout = new Blackout();
    private final SimulatedTime time = new SimulatedTime();
    private Db db;
    private Backlog backlog;

    @BeforeEach
    void open() {
        db = Db.inMemory("backlog");
        db.run(h -> h.execute("create table kept (id int primary key)"));
        backlog = new Backlog(time, "rows");
    }

    @AfterEach
    void close() {
        blackout.close();
        db.close();
    }

    @Test
    void writesInTheOrderInWhichTheyCame() {
        backlog.add(insert(1));
        backlog.add(() -> db.run(h -> h.execute("update kept set id = 2")));
        backlog.add(insert(3));
        time.settle();
        assertThat(rows()).containsExactly(2, 3);
    }

    @Test
    void whatIsRefusedKeepsNothingElseBack() {
        backlog.add(insert(1));
        backlog.add(insert(1));
        backlog.add(insert(2));
        assertThatThrownBy(time::settle).hasMessageContaining("duplicate key");
        time.settle();
        assertThat(rows()).containsExactly(1, 2);
    }

    @Test
    void waitsForADatabaseThatIsAwayAndThenWritesAllOfIt() {
        blackout.derby("memory:backlog");
        for (int i = 1; i <= 20; i++) backlog.add(insert(i));
        time.settle();
        assertThat(time.now())
                .as("the first try failed, there was no second yet")
                .isEqualTo(new SimulatedTime().now());
        time.pass(Duration.ofSeconds(60));
        assertThat(rows()).hasSize(20);
    }

    @Test
    void aDatabaseThatStaysAwayDoesNotFillTheMemory() {
        blackout.derby("memory:backlog");
        for (int i = 1; i <= Backlog.MOST + 5; i++) {
            backlog.add(insert(i));
            time.settle();
        }
        time.pass(Duration.ofSeconds(60));
        assertThat(rows()).hasSize(Backlog.MOST);
        backlog.add(insert(-1));
        time.settle();
        assertThat(rows()).as("all is well again").contains(-1);
    }

    private Runnable insert(int id) {
        return () -> db.run(h -> h.execute("insert into kept values (?)", id));
    }

    private List<Integer> rows() {
        return db.tx(h -> h.createQuery("select id from kept order by id")
                .mapTo(Integer.class)
                .list());
    }

    private static int stored() {
        try (var connection = DriverManager.getConnection("jdbc:derby:memory:backlog");
                var statement = connection.createStatement();
                var counted = statement.executeQuery("select count(*) from kept")) {
            counted.next();
            return counted.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
