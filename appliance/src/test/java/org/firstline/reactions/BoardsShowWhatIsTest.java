package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstline.appliance.TestBox;
import org.firstline.base.SimulatedTime;
import org.firstline.boards.Board;
import org.firstline.boards.Measure;
import org.firstline.boards.Tile;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.WorkItem;
import org.firstline.services.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens in the capabilities stands on a board, by the box's own reactions. */
class BoardsShowWhatIsTest {
    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-25T06:00:00Z"));
    private Services s;

    @BeforeEach
    void start() {
        s = TestBox.services("BoardsShowWhatIsTest-" + System.nanoTime(), time);
        s.routing().saveQueue(QueueSettings.of("tv", "TV", "ТВ").withWrapUp(Duration.ofSeconds(10)));
        s.routing().start();
        s.routing().addAgent("101", List.of("tv"));
        s.routing().addAgent("102", List.of("tv"));
        s.routing().reachable("101", true);
        s.boards().start();
    }

    @Test
    void waitsHandlingAndStatesOfAgents() {
        show(
                Measure.LOGGED_IN,
                Measure.RINGING,
                Measure.TALKING,
                Measure.WRAP_UP,
                Measure.P90_WAIT,
                Measure.AHT,
                Measure.ASA,
                Measure.SERVICE_LEVEL_30);
        s.routing().ready("101", "101");
        s.routing().enqueue(new WorkItem("i1", "tv", 0, time.now()));
        time.pass(Duration.ofSeconds(5));
        reads("WORK 1 RING 1 TALK 0 AFT 0 P90 -- AHT -- ASA -- SL30 --");
        s.routing().accepted("i1", "101");
        time.pass(Duration.ofSeconds(60));
        reads("WORK 1 RING 0 TALK 1 AFT 0 P90 0:05 AHT -- ASA 0:05 SL30 100%");
        s.routing().finished("i1");
        time.pass(Duration.ofSeconds(5));
        reads("WORK 1 RING 0 TALK 0 AFT 1 P90 0:05 AHT -- ASA 0:05 SL30 100%");
        time.pass(Duration.ofSeconds(10));
        reads("WORK 1 RING 0 TALK 0 AFT 0 P90 0:05 AHT 1:10 ASA 0:05 SL30 100%");
        time.pass(Duration.ofMinutes(31));
        reads("WORK 1 RING 0 TALK 0 AFT 0 P90 -- AHT -- ASA 0:05 SL30 --");
    }

    @Test
    void breaksByTheirReason() {
        s.routing().takeBreak("101", "lunch", "101");
        s.routing().takeBreak("102", "lunch", "102");
        s.boards().save(new Board("t", "", 160, 9, List.of(new Tile.Breaks()), "en"));
        time.pass(Duration.ofSeconds(2));
        assertThat(s.boards().asText("t")).isEqualTo("2");
        s.routing().logOut("102", "102");
        time.pass(Duration.ofSeconds(2));
        assertThat(s.boards().asText("t")).isEqualTo("1");
    }

    private void show(Measure... measures) {
        List<Tile> tiles = java.util.stream.Stream.of(measures)
                .<Tile>map(m -> new Tile.Figure(m, ""))
                .toList();
        s.boards().save(new Board("t", "", 160, 90, tiles, "en"));
    }

    private void reads(String text) {
        assertThat(s.boards().asText("t").replace("!", "")).isEqualTo(text);
    }
}
