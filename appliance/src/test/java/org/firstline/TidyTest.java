package org.firstline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The habits of the house, checked over the sources of every module. */
class TidyTest {
    private static final Path TOP = Path.of("").toAbsolutePath().getParent();
    private static final List<String> MODULES = List.of("firmware-bridge", "appliance", "webui", "installer");

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        var silent = new TreeSet<Path>();
        for (Path file : sources("main", ".java")) {
            Path info = file.resolveSibling("package-info.java");
            if (!Files.exists(info)
                    || !Files.readString(info).contains("/**")
                    || !Files.readString(info).contains("@NullMarked")) silent.add(TOP.relativize(file.getParent()));
        }
        assertThat(silent)
                .as("packages without a package-info that says what, who calls it, on which thread")
                .isEmpty();
    }

    @Test
    void everyLineOfABundleIsThereInBothLanguages() throws IOException {
        for (Path english : sources("main", "texts.properties")) {
            Path russian = english.resolveSibling("texts_ru.properties");
            assertThat(keys(russian)).as(TOP.relativize(russian).toString()).isEqualTo(keys(english));
        }
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        for (Path file : sources("main", ".java")) {
            String text = Files.readString(file);
            assertThat(text)
                    .as(TOP.relativize(file).toString())
                    .doesNotContain("TODO", "FIXME", "XXX", "UnsupportedOperationException");
        }
    }

    @Test
    void testsDoNotSleepAndAreNotSwitchedOff() throws IOException {
        for (Path file : sources("test", ".java")) {
            if (file.endsWith("TidyTest.java") || file.endsWith("ArchitectureTest.java")) continue;
            assertThat(Files.readString(file))
                    .as(TOP.relativize(file).toString())
                    .doesNotContain("Thread.sleep", "@Disabled");
        }
    }

    @Test
    void aFileFitsInTheHead() throws IOException {
        for (Path file : sources("main", ".java")) {
            try (Stream<String> lines = Files.lines(file)) {
                assertThat(lines.count()).as("lines of " + TOP.relativize(file)).isLessThan(600);
            }
        }
    }

    private static List<Path> sources(String kind, String ending) throws IOException {
        var found = new java.util.ArrayList<Path>();
        for (String module : MODULES) {
            Path folder = TOP.resolve(module).resolve("src").resolve(kind);
            if (!Files.isDirectory(folder)) continue;
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(f -> f.getFileName().toString().endsWith(ending)).forEach(found::add);
            }
        }
        return found;
    }

    private static TreeSet<Object> keys(Path bundle) throws IOException {
        var lines = new Properties();
        lines.load(new StringReader(Files.readString(bundle)));
        return new TreeSet<>(lines.keySet());
    }
}
