package org.firstline.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.firstline.base.Refused;
import org.junit.jupiter.api.Test;

class FlowTextTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var sketch = Layout.arrange(RandomFlows.sketch(new Random(seed)));
            assertThat(FlowText.read(FlowText.write(sketch)))
                    .as("seed %d", seed)
                    .isEqualTo(sketch);
        }
    }

    @Test
    void aRefusalNamesTheLineAndTheField() {
        refused("flows.text-broken", 2, "{\n\"start\": }");
        refused("flows.text-missing", 1, "{}");
        refused("flows.text-type", 3, text("\"hello\": {\"do\": \"say\", \"say\": \"words\", \"next\": \"end\"}"));
        refused("flows.text-missing", 3, text("\"hello\": {\"do\": \"say\", \"say\": [\"words\"]}"));
        refused("flows.text-unknown", 3, text("\"end\": {\"do\": \"hang-up\", \"nxt\": \"end\"}"));
        refused("flows.text-type", 3, text("\"end\": {\"do\": \"hangup\"}"));
        refused("flows.text-name", 3, text("\"The End\": {\"do\": \"hang-up\"}"));
        refused("flows.text-twice", 4, text("\"end\": {\"do\": \"hang-up\"},\n\"end\": {\"do\": \"hang-up\"}"));
        refused(
                "flows.text-type",
                3,
                text("\"m\": {\"do\": \"menu\", \"keys\": {\"10\": \"end\"}, \"otherwise\": \"end\"}"));
        refused(
                "flows.text-type",
                4,
                text("\"d\": {\"do\": \"digits\", \"fact\": \"a\", \"most\": 8,\n\"least\": 99,"
                        + " \"next\": \"end\", \"otherwise\": \"end\"}"));
    }

    /** Whatever is done to a text, it is read or refused in a sentence. */
    @Test
    void noTextThrowsAnythingElse() {
        String good = FlowText.write(
                Layout.arrange(new Sketch("start", "internet", Flow.main().steps())));
        for (long seed = 1; seed <= 3_000; seed++) {
            var random = new Random(seed);
            var bad = new StringBuilder(good);
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                int at = random.nextInt(Math.max(1, bad.length()));
                switch (random.nextInt(3)) {
                    case 0 -> bad.delete(at, at + 1);
                    case 1 -> bad.insert(at, "{}[]\",:0x-".charAt(random.nextInt(10)));
                    default -> bad.setLength(at);
                }
            }
            try {
                FlowText.read(bad.toString());
            } catch (Refused refused) {
                assertThat(refused.getMessage()).as("seed %d", seed).doesNotContain("[flows.");
            }
        }
    }

    @Test
    void boxesDoNotLieOnOneAnother() {
        for (long seed = 1; seed <= 300; seed++) {
            var spots = List.copyOf(
                    Layout.arrange(RandomFlows.sketch(new Random(seed))).spots().values());
            for (Spot one : spots)
                for (Spot other : spots)
                    if (one != other)
                        assertThat(Math.abs(one.x() - other.x()) >= Layout.WIDTH
                                        || Math.abs(one.y() - other.y()) >= Layout.HEIGHT)
                                .as("seed %d", seed)
                                .isTrue();
        }
    }

    private static String text(String steps) {
        return "{\"start\": \"end\", \"fallback\": \"end\",\n\"steps\": {\n" + steps + "}}";
    }

    private static void refused(String code, int line, String text) {
        assertThatThrownBy(() -> FlowText.read(text)).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.code()).isEqualTo(code);
            assertThat(r.args()[0]).as(text).isEqualTo(line);
        });
    }
}
