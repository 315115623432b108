package org.firstline.calls.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.firstline.base.Refused;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Wav;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recordings of the house, as people keep them: each prompt in each language is the house's own sound, the one of the
 * site's folder, the shipped sentence as a machine speaks it, or nothing yet. Own sounds lie in the folder {@code own} of
 * the prompts' data as {@code LANGUAGE/NAME.wav}, with the words in {@code NAME.txt} where a machine spoke them. Reads and
 * writes files and waits for the speaking program: any thread that may wait.
 */
public final class PromptShelf {
    public static final List<String> LANGUAGES = List.of("en", "ru");
    /** A larger file is refused. */
    public static final int MAX_OCTETS = 20 << 20;
    /** A longer sound is refused: nobody listens to a prompt for two minutes. */
    public static final int MAX_SECONDS = 120;
    /** More names are refused. */
    public static final int MOST_NAMES = 500;

    private static final Logger log = LoggerFactory.getLogger(PromptShelf.class);

    /** Where a sound comes from. */
    public enum Origin {
        /** Recorded or uploaded by the staff. */
        RECORDED,
        /** Typed by the staff and spoken by a machine. */
        TYPED,
        /** From the site's folder. */
        SITE,
        /** The sentence that the box brings, spoken by a machine. */
        SHIPPED,
        /** Nothing: callers would hear a tone. */
        MISSING
    }

    /**
     * Somebody has changed a prompt.
     *
     * @param how "recorded", "reset", or the words that are spoken now
     */
    public record Changed(String name, String language, String how, String actor) {}

    /** @param text what is said; empty where only a recording knows */
    public record Entry(String name, String language, Origin origin, String text) {}

    private final Path site;
    private final Path made;
    private final Path own;
    private final EspeakNg speech;
    private volatile Runnable changed = () -> {};
    private volatile Consumer<Changed> told = change -> {};

    /** The same folders as of {@link Prompts}. */
    public PromptShelf(Path site, Path made, EspeakNg speech) {
        this.site = site;
        this.made = made;
        this.own = made.resolve(Prompts.OWN);
        this.speech = speech;
    }

    /** What is to be run when a sound has changed. */
    public void changed(Runnable look) {
        changed = look;
    }

    /** Who is to know who has changed what. */
    public void telling(Consumer<Changed> whom) {
        told = whom;
    }

    /** As {@link #keep(String, String, byte[])}, and who did it is told. */
    public Entry keep(String name, String language, byte[] file, String actor) {
        Entry kept = keep(name, language, file);
        told.accept(new Changed(name, language, "recorded", actor));
        return kept;
    }

    /** As {@link #speak(String, String, String)}, and who did it is told. */
    public Entry speak(String name, String language, String text, String actor) {
        Entry kept = speak(name, language, text);
        told.accept(new Changed(name, language, kept.text(), actor));
        return kept;
    }

    /** As {@link #reset(String, String)}, and who did it is told. */
    public void reset(String name, String language, String actor) {
        reset(name, language);
        told.accept(new Changed(name, language, "reset", actor));
    }

    /** Every name in every language, by name: those that the box knows and those that the house has added. */
    public List<Entry> list() {
        var names = new TreeSet<>(Prompts.names());
        for (String language : LANGUAGES) {
            names.addAll(namesIn(own.resolve(language)));
            names.addAll(namesIn(site.resolve(language)));
        }
        var all = new ArrayList<Entry>();
        for (String name : names) for (String language : LANGUAGES) all.add(get(name, language));
        return all;
    }

    /** Whether there is a sound, or a sentence, of this name. */
    public boolean has(String name, String language) {
        return Prompts.NAME.matcher(name).matches() && get(name, language).origin() != Origin.MISSING;
    }

    /** @throws Refused where there is none of this name in any language: who is led to it would hear nothing */
    public void demand(String name) {
        if (LANGUAGES.stream().noneMatch(language -> has(name, language)))
            throw new Refused("calls.prompt-unknown", name);
    }

    public Entry get(String name, String language) {
        checked(name, language);
        String shipped = Prompts.findText(name, Locale.of(language)).orElse("");
        if (Files.exists(wav(own, name, language))) {
            String typed = words(name, language);
            return new Entry(name, language, typed.isEmpty() ? Origin.RECORDED : Origin.TYPED, typed);
        }
        if (Files.exists(wav(site, name, language))) return new Entry(name, language, Origin.SITE, "");
        return new Entry(name, language, shipped.isEmpty() ? Origin.MISSING : Origin.SHIPPED, shipped);
    }

    /**
     * Keeps a recording: any rate from 4 to 192 kHz, mono or more channels, 8 to 32 bits, made 8 kHz mono.
     *
     * @throws Refused with what is wrong with it
     */
    public synchronized Entry keep(String name, String language, byte[] file) {
        checked(name, language);
        if (file.length > MAX_OCTETS) throw new Refused("calls.prompt-large", MAX_OCTETS >> 20);
        Wav wav;
        try {
            wav = Wav.parse(file);
        } catch (IllegalArgumentException e) {
            throw new Refused("calls.prompt-bad", String.valueOf(e.getMessage()));
        }
        return keep(name, language, wav, "");
    }

    /**
     * Has the words spoken by a machine and keeps the sound.
     *
     * @throws Refused where there are none or too many, or the program is not there
     */
    public synchronized Entry speak(String name, String language, String text) {
        checked(name, language);
        String words = text.strip();
        if (words.isEmpty()) throw new Refused("calls.prompt-silent");
        if (words.length() > EspeakNg.MAX_CHARACTERS) throw new Refused("calls.prompt-wordy", EspeakNg.MAX_CHARACTERS);
        try {
            return keep(name, language, speech.speak(words, Locale.of(language)), words);
        } catch (SpeechException e) {
            throw new Refused("calls.prompt-dumb", e.why());
        }
    }

    /** Back to the site's recording or the shipped sentence; a name that only the house knows is gone. */
    public synchronized void reset(String name, String language) {
        checked(name, language);
        try {
            Files.deleteIfExists(wav(own, name, language));
            Files.deleteIfExists(text(name, language));
        } catch (IOException e) {
            throw new Refused("calls.prompt-unwritten", String.valueOf(e.getMessage()));
        }
        changed.run();
    }

    /** The sound as a WAV file that a browser plays; spoken now where nobody has wanted it yet. */
    public Optional<byte[]> sound(String name, String language) {
        Entry entry = get(name, language);
        try {
            return switch (entry.origin()) {
                case RECORDED, TYPED -> Optional.of(Files.readAllBytes(wav(own, name, language)));
                case SITE -> Optional.of(Files.readAllBytes(wav(site, name, language)));
                case SHIPPED -> Optional.of(shipped(entry));
                case MISSING -> Optional.empty();
            };
        } catch (IOException e) {
            log.warn("the prompt {} can't be read: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    private byte[] shipped(Entry entry) throws IOException {
        Path ready = wav(made, entry.name(), entry.language());
        if (Files.exists(ready)) return Files.readAllBytes(ready);
        Path fresh = Files.createTempFile("prompt", ".wav");
        try {
            speech.speak(entry.text(), Locale.of(entry.language())).write(fresh);
            return Files.readAllBytes(fresh);
        } catch (SpeechException e) {
            throw new Refused("calls.prompt-dumb", e.why());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Entry keep(String name, String language, Wav wav, String words) {
        if (wav.samples().length < wav.rate() / 5) throw new Refused("calls.prompt-short");
        if (wav.seconds() >= MAX_SECONDS) throw new Refused("calls.prompt-long", MAX_SECONDS);
        if (!has(name, language) && list().size() >= MOST_NAMES * LANGUAGES.size())
            throw new Refused("calls.prompt-many", MOST_NAMES);
        try {
            wav.at(Clip.RATE).write(wav(own, name, language));
            if (words.isEmpty()) Files.deleteIfExists(text(name, language));
            else Files.writeString(text(name, language), words);
        } catch (IOException e) {
            throw new Refused("calls.prompt-unwritten", String.valueOf(e.getMessage()));
        }
        changed.run();
        return get(name, language);
    }

    private String words(String name, String language) {
        try {
            Path file = text(name, language);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> namesIn(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".wav"))
                    .map(file -> file.substring(0, file.length() - 4))
                    .filter(name -> Prompts.NAME.matcher(name).matches())
                    .toList();
        } catch (IOException e) {
            log.warn("{} can't be looked through: {}", folder, e.getMessage());
            return List.of();
        }
    }

    private Path text(String name, String language) {
        return own.resolve(language).resolve(name + ".txt");
    }

    private static Path wav(Path root, String name, String language) {
        return root.resolve(language).resolve(name + ".wav");
    }

    private static void checked(String name, String language) {
        if (!Prompts.NAME.matcher(name).matches()) throw new Refused("calls.prompt-name", name);
        if (!LANGUAGES.contains(language)) throw new Refused("calls.prompt-language", language);
    }
}
