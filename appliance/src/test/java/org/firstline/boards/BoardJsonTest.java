package org.firstline.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.firstline.bridge.panel.Frame;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What leaves the box as JSON, and the page that draws it. */
class BoardJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aFrameIsRowsOfLetters() {
        var json = BoardJson.of("main", Frame.parse("..GA\nR...\n"), Samples.NOW, false, 30);
        assertThat(JSON.writeValueAsString(json))
                .isEqualTo("{\"name\":\"main\",\"width\":4,\"height\":2,\"asOf\":\"2026-11-22T09:30:00Z\","
                        + "\"stale\":false,\"brightness\":30,\"rows\":[\"..GA\",\"R...\"]}");
        assertThat(json.art()).isEqualTo("..GA\nR...\n");
    }

    @Test
    void tilesHaveNamesThatStay() {
        List<Tile> tiles =
                List.of(new Tile.Figure(Measure.LONGEST_WAIT, "tv"), new Tile.QueueTable(), new Tile.TextLine("hi"));
        var type = new TypeReference<List<Tile>>() {};
        assertThat(JSON.writerFor(type).writeValueAsString(tiles))
                .isEqualTo("[{\"tile\":\"figure\",\"measure\":\"longest-wait\",\"queue\":\"tv\",\"size\":\"normal\","
                        + "\"limits\":null},{\"tile\":\"queues\"},{\"tile\":\"text\",\"text\":\"hi\"}]");
        String before = "[{\"tile\":\"figure\",\"measure\":\"longest-wait\",\"queue\":\"tv\"}]";
        assertThat(JSON.readerFor(type).<List<Tile>>readValue(before))
                .as("rows from before sizes and limits")
                .isEqualTo(tiles.subList(0, 1));
    }

    @Test
    void thePageBringsAllItNeedsAndSpeaksBothLanguages() throws IOException {
        String page;
        try (var in = Objects.requireNonNull(Board.class.getResourceAsStream("tv.html"))) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(page)
                .doesNotContain("://", "src=", "@import", "<link")
                .contains("/tv/events?", "NO CONNECTION", "НЕТ СВЯЗИ");
    }
}
