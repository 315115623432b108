package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.firstline.base.Scratch;

/** Runs sipp, an independent SIP endpoint, on one of the scenarios beside this test. */
final class Sipp {
    private final Process process;
    private final String command;
    private final Path output;

    private Sipp(Process process, String command, Path output) {
        this.process = process;
        this.command = command;
        this.output = output;
    }

    /**
     * Starts one call of a scenario.
     *
     * @param transport u1 for UDP, t1 for TCP
     * @param more further options of sipp
     */
    static Sipp start(String scenario, int server, int port, String transport, String... more) throws IOException {
        Path file;
        try {
            file = Path.of(Objects.requireNonNull(Sipp.class.getResource("/sipp/" + scenario + ".xml"), scenario)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        Path folder = Scratch.folder("sipp");
        Path output = folder.resolve("output");
        var command =
                new ArrayList<>(List.of("sipp", "127.0.0.1:" + server, "-sf", file.toString(), "-i", "127.0.0.1"));
        command.addAll(List.of("-p", Integer.toString(port), "-t", transport, "-m", "1", "-nostdin"));
        command.addAll(List.of("-timeout", "40", "-timeout_error", "-recv_timeout", "20000"));
        command.addAll(List.of(more));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Sipp(process, String.join(" ", command), output);
        } catch (IOException e) {
            throw new AssertionError(
                    "sipp is not installed (Debian package sip-tester); './firstline test' installs it", e);
        }
    }

    /** Waits for the scenario to end, and wants it to have gone as it is written. */
    void succeeds() throws IOException, InterruptedException {
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        if (!ended) process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(() ->
                        command + " ended with " + (ended ? "exit " + process.exitValue() : "nothing") + "\n" + read())
                .isTrue();
    }

    private String read() {
        try {
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
