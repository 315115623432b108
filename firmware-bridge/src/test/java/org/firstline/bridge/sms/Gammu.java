package org.firstline.bridge.sms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** libgammu as an oracle, in a Python process of its own; see gammu_oracle.py. */
final class Gammu implements AutoCloseable {
    record Decoded(String type, String number, int parts, int part, int reference, String text) {}

    private final Path script;
    private final Process python;
    private final PrintStream in;
    private final BufferedReader out;

    Gammu() throws IOException {
        script = Files.createTempFile("gammu_oracle", ".py");
        try (var resource = Gammu.class.getResourceAsStream("gammu_oracle.py")) {
            Files.write(script, resource.readAllBytes());
        }
        python = new ProcessBuilder("/usr/bin/python3", "-u", script.toString())
                .redirectErrorStream(true)
                .start();
        in = new PrintStream(python.getOutputStream(), true, StandardCharsets.US_ASCII);
        out = python.inputReader(StandardCharsets.UTF_8);
    }

    Decoded decode(String hex) throws IOException {
        String[] w = ask("decode " + hex).split(" ");
        return new Decoded(
                w[0], w[1], Integer.parseInt(w[2]), Integer.parseInt(w[3]), Integer.parseInt(w[4]), ofHex(w[5]));
    }

    List<String> encode(String layout, String number, boolean unicode, String text) throws IOException {
        return List.of(ask("encode %s %s %d %s".formatted(layout, number, unicode ? 1 : 0, toHex(text)))
                .split(" "));
    }

    private String ask(String line) throws IOException {
        in.println(line);
        String answer = out.readLine();
        if (answer == null || answer.startsWith("failed:") || answer.startsWith("Traceback"))
            throw new AssertionError("libgammu (Debian's package python3-gammu) says to " + line + ": " + answer
                    + (answer != null && answer.startsWith("Traceback") ? rest() : ""));
        return answer;
    }

    private String rest() throws IOException {
        return " " + String.join(" ", out.lines().toList());
    }

    private static String toHex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static String ofHex(String hex) {
        return hex.equals("-") ? "" : new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_16BE);
    }

    @Override
    public void close() throws IOException {
        in.close();
        python.destroy();
        Files.delete(script);
    }
}
