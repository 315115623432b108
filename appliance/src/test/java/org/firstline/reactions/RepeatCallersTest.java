package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatCallersTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final RepeatCallers callers = new RepeatCallers();

    private boolean isRepeated(String number, Instant now) {
        return callers.isRepeated(number, now, since -> Map.of("+7901", NOON.minus(Duration.ofHours(23))));
    }

    @Test
    void whoCalledYesterdayIsKnownFromTheRowsForADay() {
        assertThat(isRepeated("+7901", NOON)).isTrue();
        assertThat(isRepeated("+7902", NOON)).isFalse();
        assertThat(isRepeated("+7901", NOON.plus(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void aCallCountsFromItsEndOnWhateverTheRowsSay() {
        callers.ended("+7901", NOON);
        callers.ended("+7902", NOON);
        assertThat(isRepeated("+7901", NOON.plus(Duration.ofHours(23)))).isTrue();
        assertThat(isRepeated("+7902", NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void whoHidesHisNumberNeverCallsAgain() {
        callers.ended("", NOON);
        assertThat(isRepeated("", NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void ofTooManyTheEarliestAreForgotten() {
        assertThat(isRepeated("+7901", NOON)).isTrue();
        for (int i = 0; i < RepeatCallers.MOST; i++) callers.ended("+8" + i, NOON.plusMillis(i));
        assertThat(isRepeated("+7901", NOON)).isFalse();
        assertThat(isRepeated("+80", NOON.plusSeconds(60))).isTrue();
        callers.ended("+7902", NOON.plusSeconds(60));
        assertThat(isRepeated("+80", NOON.plusSeconds(60))).isFalse();
        assertThat(isRepeated("+81", NOON.plusSeconds(60))).isTrue();
    }
}
