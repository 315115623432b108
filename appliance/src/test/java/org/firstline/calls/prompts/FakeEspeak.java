package org.firstline.calls.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.firstline.calls.rtp.Wav;

/** A program with espeak-ng's options that notes down what it is told to say, and says half a second of one value. */
final class FakeEspeak {
    private final Path folder;
    private final Path program;

    FakeEspeak(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.program = folder.resolve("espeak-ng");
        short[] sound = new short[11_025];
        Arrays.fill(sound, (short) 4000);
        new Wav(22_050, sound).write(folder.resolve("sound.wav"));
        script("""
                #!/bin/sh
                # -v VOICE -s SPEED -b 1 -f WORDS -w SOUND
                echo "$2: $(cat "$8")" >> %1$s/log
                cp %1$s/sound.wav "${10}"
                """.formatted(folder));
    }

    void script(String text) throws IOException {
        Files.writeString(program, text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void uninstall() throws IOException {
        Files.move(program, folder.resolve("gone"));
    }

    void install() throws IOException {
        Files.move(folder.resolve("gone"), program);
    }

    EspeakNg speech(Duration limit) {
        return new EspeakNg(program.toString(), limit);
    }

    List<String> said() throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
}
