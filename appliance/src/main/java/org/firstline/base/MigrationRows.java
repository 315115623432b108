package org.firstline.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** What Flyway has noted of the migrations that it ran, in its own table; and which of them this box brings along. */
final class MigrationRows {
    private static final String FOLDER = "db/migration";

    private MigrationRows() {}

    /**
     * Whether there is nothing to do, which a start can tell in a fraction of the time that Flyway takes to say so. Scripts
     * that were landed are never changed, so their names are enough.
     */
    static boolean areComplete(Handle h) {
        Set<String> brought = brought();
        return !brought.isEmpty() && applied(h).containsAll(brought);
    }

    /** Those that ran to their end; none in a fresh database. */
    private static Set<String> applied(Handle h) {
        try {
            return h.createQuery("select \"script\" from \"flyway_schema_history\" where \"success\" = true")
                    .mapTo(String.class)
                    .set();
        } catch (UnableToExecuteStatementException | UnableToCreateStatementException e) {
            return Set.of();
        }
    }

    private static Set<String> brought() {
        URL folder = MigrationRows.class.getResource("/" + FOLDER);
        if (folder == null) return Set.of();
        try {
            if (folder.openConnection() instanceof JarURLConnection jar)
                return scripts(jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(FOLDER))
                        .map(name -> name.substring(name.lastIndexOf('/') + 1)));
            URI uri = folder.toURI();
            try (Stream<Path> files = Files.list(Path.of(uri))) {
                return scripts(files.map(file -> String.valueOf(file.getFileName())));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> scripts(Stream<String> names) {
        return names.filter(name -> name.endsWith(".sql")).collect(Collectors.toSet());
    }
}
