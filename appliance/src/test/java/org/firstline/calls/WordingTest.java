package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static Phrase heard(int place, Locale language) {
        return Wording.position(Wording.said(place), language);
    }

    /** Each sentence is spoken once, by a program of its own: a storm must not ask for as many as there are callers. */
    @Test
    void aThousandWhoWaitHearFewDifferentSentences() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.of("ru"))) {
            var sentences = new HashSet<Phrase>();
            IntStream.rangeClosed(1, 2000).forEach(place -> sentences.add(heard(place, language)));
            assertThat(sentences).hasSizeLessThan(30);
        }
    }

    @Test
    void aWaitIsRoundedUpToAFewLengths() {
        assertThat(Wording.wait(Duration.ofSeconds(20), Locale.ENGLISH))
                .isEqualTo(new Phrase.Words("The expected wait is about a minute."));
        assertThat(Wording.wait(Duration.ofSeconds(190), Locale.ENGLISH))
                .isEqualTo(new Phrase.Words("The expected wait is about 5 minutes."));
        assertThat(Wording.wait(Duration.ofSeconds(120), Locale.of("ru")))
                .isEqualTo(new Phrase.Words("Ожидать примерно 2 минуты."));
        assertThat(Wording.wait(Duration.ofHours(2), Locale.of("ru")))
                .isEqualTo(new Phrase.Words("Ожидать больше 30 минут."));
        var sentences = new HashSet<Phrase>();
        for (int seconds = 0; seconds < 9000; seconds++)
            sentences.add(Wording.wait(Duration.ofSeconds(seconds), Locale.ENGLISH));
        assertThat(sentences).hasSizeLessThan(10);
    }

    @Test
    void whatIsSaidIsTrueAndNeverGrowsWhileThePlaceGetsBetter() {
        for (int place = 1; place <= 2000; place++) {
            assertThat(Wording.said(place)).isLessThanOrEqualTo(place);
            assertThat(Wording.said(place)).isLessThanOrEqualTo(Wording.said(place + 1));
        }
    }

    @Test
    void aPlaceFarBackIsARoundNumberOfThoseAhead() {
        assertThat(heard(1, Locale.ENGLISH)).isEqualTo(new Phrase.Words("You are next in line."));
        assertThat(heard(21, Locale.ENGLISH)).isEqualTo(new Phrase.Words("Your place in line is 21."));
        assertThat(heard(22, Locale.ENGLISH)).isEqualTo(new Phrase.Words("More than 20 callers are ahead of you."));
        assertThat(heard(999, Locale.of("ru"))).isEqualTo(new Phrase.Words("Перед вами в очереди больше 500 человек."));
    }
}
