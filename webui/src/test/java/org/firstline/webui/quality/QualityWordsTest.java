package org.firstline.webui.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstline.base.Texts;
import org.firstline.quality.Answer;
import org.firstline.quality.DisputeState;
import org.firstline.quality.Step;
import org.junit.jupiter.api.Test;

/** Every word that these screens ask for is in their bundle, in both languages. */
class QualityWordsTest {
    @Test
    void everyWordIsThere() throws IOException {
        var asked = new TreeSet<String>();
        // a key that is put together ends in a dot, and its choices are named below
        var literal = Pattern.compile(
                "(?:words|here\\(\\))\\s*\\.get\\(\\s*\"([a-z.-]*[a-z])\"|\"((?:report|card|other|any|evaluate|ruling)[.-][a-z.-]*[a-z])\"");
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/firstline/webui/quality"))) {
            for (Path file : files.toList())
                literal.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(key -> !key.startsWith("webui."))
                        .filter(key -> !ids(key))
                        .forEach(asked::add);
        }
        for (Answer one : Answer.values()) asked.add("answer." + one.name());
        for (DisputeState one : DisputeState.values()) asked.add("dispute." + one.name());
        for (Step.Kind one : Step.Kind.values()) asked.add("step." + one.name());
        assertThat(asked).contains("any-dispute", "disputes.since", "report.mean", "card.shortest");
        for (String language : new String[] {"en", "ru"})
            assertThat(asked)
                    .as(language)
                    .isSubsetOf(Texts.of("webui.quality", Locale.of(language))
                            .bundle()
                            .keySet());
    }

    /** Elements are called with a hyphen, words of several parts with a dot. */
    private static boolean ids(String key) {
        return key.contains("-") && !key.contains(".") && !key.startsWith("any-") && !key.equals("judged-at");
    }
}
