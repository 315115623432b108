package org.firstline.webui.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.firstline.audit.AuditKind;
import org.firstline.base.Texts;
import org.junit.jupiter.api.Test;

class FloorWordsTest {
    @Test
    void everyWordThatIsAskedForIsThere() throws IOException {
        var asked = new TreeSet<String>();
        var literal = Pattern.compile("\"(floor\\.[a-z0-9.-]*[a-z0-9])\"");
        try (var files = Files.list(Path.of("src/main/java/org/firstline/webui/floor"))) {
            for (Path file : files.toList())
                literal.matcher(Files.readString(file)).results().forEach(m -> asked.add(m.group(1)));
        }
        String bundle = FloorWords.class.getPackageName().substring("org.firstline.".length());
        for (String language : new String[] {"en", "ru"}) {
            assertThat(asked)
                    .isSubsetOf(Texts.of(bundle, Locale.of(language)).bundle().keySet());
            for (AuditKind kind : AuditKind.values())
                assertThat(Texts.of("audit", Locale.of(language)).bundle().keySet())
                        .contains("kind." + kind);
        }
    }
}
