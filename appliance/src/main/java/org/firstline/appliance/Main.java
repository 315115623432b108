package org.firstline.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The box in the foreground: reads the file, starts the parts, waits for SIGTERM. */
public final class Main {
    private static final int BAD_USE = 2;
    private static final int NOT_STARTED = 1;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        switch (CommandLine.parse(args)) {
            case CommandLine.Wrong wrong -> leave(wrong.complaint(), BAD_USE);
            case CommandLine.Import order -> System.exit(ImportCommand.run(order, settings(order.config())));
            case CommandLine.Run order -> run(order);
            case CommandLine.Train _ -> train();
        }
    }

    private static void run(CommandLine.Run order) throws InterruptedException {
        Settings settings = settings(order.config());
        var box = new Appliance(settings, order.traffic());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            box.stop();
            stopped.countDown();
        }));
        try {
            box.start();
        } catch (NotStarted e) {
            leave(String.valueOf(e.getMessage()), NOT_STARTED);
        }
        System.out.println(box.welcome());
        stopped.await();
    }

    private static void train() throws InterruptedException {
        try {
            Training.run(installed());
        } catch (IOException | NotStarted e) {
            leave(String.valueOf(e.getMessage()), NOT_STARTED);
        }
        System.exit(0);
    }

    /** The checked settings; leaves with all problems where there is a fatal one. */
    static Settings settings(@Nullable Path config) {
        try {
            ConfigFile file = config == null ? ConfigFile.empty() : ConfigFile.read(config);
            Settings settings = Settings.from(file, installed(), config == null);
            boolean fatal = false;
            for (ConfigFile.Problem problem : file.problems()) {
                System.err.println(config + ":" + problem.line() + ": " + problem.sentence());
                fatal |= problem.fatal();
            }
            if (fatal) leave("firstline does not start on this configuration", BAD_USE);
            return settings;
        } catch (IOException e) {
            String why = Files.exists(config == null ? Path.of("") : config)
                    ? String.valueOf(e.getMessage())
                    : "no such file";
            leave(config + ": " + why, BAD_USE);
            throw new AssertionError(e);
        }
    }

    /** The installed tree, as its start script says; the working folder where there is none. */
    private static Path installed() {
        return Path.of(System.getProperty("firstline.home", "")).toAbsolutePath();
    }

    private static void leave(String sentence, int status) {
        System.err.println(sentence);
        System.exit(status);
    }
}
