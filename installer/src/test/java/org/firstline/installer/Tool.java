package org.firstline.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system that a test runs, with what it says in a file. Closing it ends it. */
final class Tool implements AutoCloseable {
    private final List<String> command;
    private final Path output;
    private final Process process;

    /** @param folder where it runs and what it says is kept */
    Tool(Path folder, String name, List<String> command) throws IOException {
        this.command = List.copyOf(command);
        this.output = Files.createTempFile(folder, name, ".log");
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    command.getFirst() + " is not installed; './firstline test' installs what tests need", e);
        }
    }

    /** Runs it to its end, which must come within this time. @return what it said */
    static String run(Path folder, int seconds, String... command) throws IOException {
        try (var tool = new Tool(folder, Path.of(command[0]).getFileName().toString(), List.of(command))) {
            int status = tool.await(seconds);
            if (status != 0) throw new AssertionError(tool.command + " ended with " + status + ":\n" + tool.said());
            return tool.said();
        }
    }

    Path log() {
        return output;
    }

    String said() {
        try {
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Signals it as {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    /** @return its exit status */
    int await(int seconds) {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(command + " did not end within " + seconds + " s:\n" + said());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For commands that are put together. */
    static List<String> words(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}
