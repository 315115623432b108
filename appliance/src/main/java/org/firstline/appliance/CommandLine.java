package org.firstline.appliance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked for on the command line. */
sealed interface CommandLine {
    /** @param config null: no file, the demo town */
    record Run(@Nullable Path config, boolean traffic) implements CommandLine {}

    /** @param what "subscribers", "nodes" or "lines" */
    record Import(
            String what,
            Path file,
            boolean dryRun,
            @Nullable Path config) implements CommandLine {}

    /** The box's own short life, for the Java machine to learn from. */
    record Train() implements CommandLine {}

    /** @param complaint what could not be understood */
    record Wrong(String complaint) implements CommandLine {}

    static CommandLine parse(String... args) {
        Path config = null;
        boolean traffic = false;
        boolean dryRun = false;
        var words = new ArrayList<String>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--config" -> {
                    if (++i == args.length) return new Wrong("--config wants a file");
                    config = Path.of(args[i]);
                }
                case "--traffic" -> traffic = true;
                case "--dry-run" -> dryRun = true;
                default -> {
                    if (args[i].startsWith("-")) return new Wrong("unknown option " + args[i]);
                    words.add(args[i]);
                }
            }
        }
        if (words.equals(List.of("run"))) return new Run(config, traffic);
        if (words.equals(List.of("train"))) return new Train();
        if (words.size() == 3
                && words.getFirst().equals("import")
                && List.of("subscribers", "nodes", "lines").contains(words.get(1)))
            return new Import(words.get(1), Path.of(words.get(2)), dryRun, config);
        return new Wrong("usage: run [--config FILE] [--traffic]"
                + " | import subscribers|nodes|lines FILE [--dry-run] [--config FILE]");
    }
}
