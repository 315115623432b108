package org.firstline.calls.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Wav;

/**
 * Speaks sentences by running espeak-ng, which is a program of its own under the GPL and never linked. Blocks for some
 * tens of milliseconds a sentence, for the limit at most; the caller owns the thread.
 */
public final class EspeakNg {
    /** Longer sentences are cut: nobody listens for more than half a minute. */
    public static final int MAX_CHARACTERS = 500;

    private static final String WORDS_A_MINUTE = "150";

    private final String program;
    private final Duration limit;

    /** @param program a name on the PATH, or a path */
    public EspeakNg(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /** The program as Debian installs it, with ten seconds for a sentence. */
    public static EspeakNg installed() {
        return new EspeakNg("espeak-ng", Duration.ofSeconds(10));
    }

    /** The sentence at 8 kHz; Russian in Russian, everything else in English. */
    public Wav speak(String text, Locale locale) throws SpeechException {
        try {
            Path folder = Files.createTempDirectory("speech");
            try {
                return speak(spoken(text), locale, folder).at(Clip.RATE);
            } finally {
                try (var files = Files.list(folder)) {
                    for (Path file : files.toList()) Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new SpeechException(program + ": " + e.getMessage());
        }
    }

    private Wav speak(String text, Locale locale, Path folder) throws IOException, SpeechException {
        // the words go by file: as arguments they would depend on the locale of the daemon, and could look like options
        Path words = Files.write(folder.resolve("words"), text.getBytes(StandardCharsets.UTF_8));
        Path sound = folder.resolve("sound.wav");
        Path said = folder.resolve("said");
        String voice = locale.getLanguage().equals("ru") ? "ru" : "en";
        Process process = new ProcessBuilder(
                        program, "-v", voice, "-s", WORDS_A_MINUTE, "-b", "1", "-f", words.toString(), "-w", "" + sound)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SpeechException(program + " did not finish within " + limit.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechException(program + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 || !Files.exists(sound)) {
            String why = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
            throw new SpeechException(program + " failed with code " + process.exitValue() + ": "
                    + why.substring(0, Math.min(200, why.length())));
        }
        return Wav.read(sound);
    }

    /** Without what the program takes for markup of its own ({@code [[phonemes]]}), and not too long. */
    private static String spoken(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\[\\]<>]+", " ").strip();
        return plain.length() <= MAX_CHARACTERS ? plain : plain.substring(0, MAX_CHARACTERS);
    }
}
