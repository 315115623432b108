package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/firstline}, with a Java that only says how it was called. */
class LauncherTest {
    private static final Path SCRIPT = Path.of("src/main/tree/bin/firstline");
    private static final String JAVA = """
            #!/bin/sh
            for option; do
              echo "$option"
              case $option in -XX:AOTCacheOutput=*) : >"${option#*=}" ;; esac
            done
            """;

    @TempDir
    Path folder;

    private Path tree;

    @BeforeEach
    void plant() throws IOException {
        tree = Files.createDirectory(folder.resolve("tree"));
        Files.createDirectory(tree.resolve("lib"));
        Files.copy(SCRIPT, Files.createDirectory(tree.resolve("bin")).resolve("firstline"));
        Path java = Files.writeString(
                Files.createDirectories(folder.resolve("jdk/bin")).resolve("java"), JAVA);
        for (Path program : List.of(java, tree.resolve("bin/firstline")))
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> options(Path of, String verb) throws Exception {
        var builder = new ProcessBuilder(of.resolve("bin/firstline").toString(), verb).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        Path said = folder.resolve("said");
        Process process = builder.redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return Files.readAllLines(said);
    }

    @Test
    void theStartUpCacheIsUsedOnceItIsMade() throws Exception {
        String used = "-XX:AOTCache=" + tree.toRealPath().resolve("lib/firstline.aot");
        assertThat(options(tree, "run")).doesNotContain(used).contains("run");
        options(tree, "train");
        assertThat(options(tree, "run")).contains(used);
    }

    /** Java would take it, and Derby would then open no database that is there already: "sealing violation". */
    @Test
    void theCacheOfATreeThatWasMovedIsNotUsedUntilItIsMadeAnew() throws Exception {
        options(tree, "train");
        Path moved = Files.move(tree, folder.resolve("moved"));
        assertThat(options(moved, "run")).noneMatch(option -> option.startsWith("-XX:AOTCache"));
        options(moved, "train");
        assertThat(options(moved, "run")).anyMatch(option -> option.startsWith("-XX:AOTCache="));
    }
}
