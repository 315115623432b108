package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for the far ends of calls that a crash would lose, on whatever database the subclass opens. */
abstract class FarewellsContract {
    private final SimulatedTime time = new SimulatedTime();
    private Db db;
    private Farewells farewells;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        farewells = new Farewells(db, time);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static Farewell of(String dialog, String bye) {
        return new Farewell(dialog, false, "127.0.0.1", 5060, bye);
    }

    private void pass() {
        time.pass(Duration.ofSeconds(1));
    }

    private List<String> left() {
        return new Farewells(db, time)
                .left().stream().map(one -> one.id() + " " + one.bye()).sorted().toList();
    }

    @Test
    void aCallIsKeptWithinASecondUntilItIsOver() {
        farewells.keep(of("a", "BYE 1"));
        farewells.keep(of("b", "BYE 1"));
        assertThat(left()).isEmpty();
        pass();
        assertThat(left()).containsExactly("a BYE 1", "b BYE 1");
        farewells.forget("a");
        pass();
        assertThat(left()).containsExactly("b BYE 1");
    }

    @Test
    void theLastWordCounts() {
        farewells.keep(of("a", "BYE 1"));
        pass();
        farewells.keep(of("a", "BYE 2"));
        farewells.keep(of("a", "BYE 3"));
        pass();
        assertThat(left()).containsExactly("a BYE 3");
        farewells.forget("a");
        farewells.keep(of("a", "BYE 4"));
        pass();
        assertThat(left()).containsExactly("a BYE 4");
    }

    @Test
    void aCallShorterThanASecondIsNeverWritten() {
        farewells.keep(of("a", "BYE 1"));
        farewells.forget("a");
        pass();
        assertThat(left()).isEmpty();
    }

    @Test
    void whatTheLastRunLeftStaysUntilItIsForgotten() {
        farewells.keep(of("a", "BYE 1"));
        pass();
        var after = new Farewells(db, time);
        assertThat(after.left()).hasSize(1);
        assertThat(left()).hasSize(1);
        after.forget("a");
        pass();
        assertThat(left()).isEmpty();
    }

    @Test
    void oneThatIsTooLongIsNotKept() {
        farewells.keep(of("a", "B".repeat(Farewell.MAX + 1)));
        pass();
        assertThat(left()).isEmpty();
    }
}
