package org.firstline.calls.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.firstline.base.Health;
import org.firstline.base.Texts;
import org.firstline.base.Time;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Wav;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every prompt as sound, in English or Russian. What the staff keep on the {@link PromptShelf} wins, then a recording
 * that the site has put into its folder as {@code LANGUAGE/NAME.wav}; else the sentence of our bundle is spoken by espeak-ng once and kept as
 * {@code LANGUAGE/NAME.wav} in the daemon's own folder, with the words beside it in {@code NAME.txt}. Where neither can
 * be had, callers hear a short tone: a prompt never fails a call.
 *
 * <p>The verbs that make sound read files and wait for a program: on the owner "prompts" only. {@code find…} and
 * {@link #music} look into memory and may be called from any thread.
 */
public final class Prompts {
    /** Sentences kept on disk, for each language; beyond, the least wanted go. */
    public static final int MAX_SAID = 1000;
    /** Clips kept in memory, about 100 kB each; beyond, the least wanted go. */
    public static final int MAX_IN_MEMORY = 150;
    /** Positions that have a prompt of their own, {@code position-1} to {@code position-99}. */
    public static final int LAST_POSITION = 99;

    /** The folder, within ours, of what the staff recorded or had spoken in the screen. */
    static final String OWN = "own";

    private static final Logger log = LoggerFactory.getLogger(Prompts.class);
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));
    private static final List<String> NAMES = List.of(
            "greeting",
            "menu",
            "please-wait",
            "outage-choices",
            "sms-promised",
            "no-such-choice",
            "account-number",
            "no-such-account",
            "closed",
            "busy",
            "leave-message",
            "call-back",
            "rate-operator",
            "thank-you",
            "outage-stay",
            "no-operators",
            "goodbye");
    private static final String POSITION = "position-";
    private static final int POSITIONS_MADE_AHEAD = 10;
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final Path site;
    private final Path made;
    private final Path own;
    private final EspeakNg speech;
    private final Time time;
    private final Health.Part health;
    private final BooleanSupplier room;
    private final Map<String, SaidFiles> said = new HashMap<>();
    private final Clip tone = Chime.clip();
    private final Map<String, Clip> memory = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Clip> eldest) {
            return size() > MAX_IN_MEMORY;
        }
    };
    private volatile @Nullable Clip music;
    private Instant speechRestsUntil = Instant.MIN;
    private boolean tried;
    private String siteWas;

    /** On a disk that nobody watches. */
    public Prompts(Path site, Path made, EspeakNg speech, Time time, Health.Part health) {
        this(site, made, speech, time, health, () -> true);
    }

    /**
     * @param site the folder with the site's own recordings; it need not exist
     * @param made the folder that is ours to fill
     * @param room whether the disk takes more; what is spoken while it does not is in memory only
     */
    public Prompts(Path site, Path made, EspeakNg speech, Time time, Health.Part health, BooleanSupplier room) {
        this.site = site;
        this.made = made;
        this.speech = speech;
        this.time = time;
        this.health = health;
        this.room = room;
        this.own = made.resolve(OWN);
        this.siteWas = state(own) + state(site);
    }

    /** What the box can say by name, beside the positions; a site may record these, and more of its own. */
    public static List<String> names() {
        return NAMES;
    }

    /** The prompt for a place in the queue, 1 being next; the last one that has a prompt for those further back. */
    public static String position(int place) {
        return POSITION + Math.clamp(place, 1, LAST_POSITION);
    }

    /** The words of a prompt; empty for a name that only the site knows. */
    public static Optional<String> findText(String name, Locale locale) {
        Texts texts = Texts.of("calls.prompts", language(locale));
        if (NAMES.contains(name)) return Optional.of(texts.get(name));
        if (!name.matches(POSITION + "[1-9][0-9]?")) return Optional.empty();
        return Optional.of(texts.get("position", Integer.parseInt(name.substring(POSITION.length()))));
    }

    /** What will be wanted soon after the start, in both languages, the most wanted first. */
    static List<Wanted> wantedFirst() {
        var names = new ArrayList<>(NAMES);
        for (int place = 1; place <= POSITIONS_MADE_AHEAD; place++) names.add(position(place));
        return names.stream()
                .flatMap(name -> LANGUAGES.stream().map(locale -> new Wanted(name, locale)))
                .toList();
    }

    record Wanted(String name, Locale locale) {}

    /** Looks whether the site's recordings have changed; if so they are heard from the next call on. On "prompts". */
    public void refresh() {
        String now = state(own) + state(site);
        if (now.equals(siteWas)) return;
        siteWas = now;
        synchronized (memory) {
            memory.clear();
        }
        music = null;
    }

    /** What is heard in the place of words that can't be had. Any thread. */
    Clip tone() {
        return tone;
    }

    /** The prompt of that name; a tone when there is none. On "prompts". */
    public Clip get(String name, Locale locale) {
        Optional<Clip> known = find(name, locale);
        if (known.isPresent()) return known.get();
        if (!NAME.matcher(name).matches()) {
            log.warn("there can't be a prompt of the name {}", name);
            return tone;
        }
        String key = key(name, locale);
        Clip clip = recorded(own.resolve(key + ".wav"));
        if (clip == null) clip = recorded(site.resolve(key + ".wav"));
        if (clip == null) {
            Optional<String> text = findText(name, locale);
            if (text.isEmpty()) log.warn("there is no prompt {}: put a recording into {}", key, site);
            else clip = made(key, text.get(), locale);
        }
        return remembered(key, clip);
    }

    /** The sentence, spoken; a tone when that is not possible. Cut after {@value EspeakNg#MAX_CHARACTERS} characters. */
    public Clip say(String text, Locale locale) {
        Optional<Clip> known = findSaid(text, locale);
        if (known.isPresent()) return known.get();
        SaidFiles files = said.computeIfAbsent(
                language(locale).getLanguage(),
                l -> new SaidFiles(made.resolve(l).resolve("said"), MAX_SAID));
        Clip clip = files.find(text, time.now()).orElse(null);
        if (clip == null) clip = spoken(text, locale, wav -> files.keep(text, wav, time.now()));
        return remembered(saidKey(text, locale), clip);
    }

    /** The prompt, if it is in memory. */
    public Optional<Clip> find(String name, Locale locale) {
        return remembered(key(name, locale));
    }

    /** The sentence, if its sound is in memory. */
    public Optional<Clip> findSaid(String text, Locale locale) {
        return remembered(saidKey(text, locale));
    }

    /** Finds out whether the box can speak, where everything that was wanted was there already. On "prompts". */
    void tryOut() {
        if (!tried) spoken("1", LANGUAGES.getFirst(), wav -> {});
    }

    /** What waiting callers hear, to be looped: the site's {@code music.wav}, else our own piece. */
    public Clip music() {
        Clip known = music;
        if (known != null) return known;
        Clip clip = recorded(site.resolve("music.wav"));
        clip = clip == null ? Music.piece() : clip;
        music = clip;
        return clip;
    }

    private @Nullable Clip made(String key, String text, Locale locale) {
        Path sound = made.resolve(key + ".wav");
        Path words = made.resolve(key + ".txt");
        try {
            if (Files.exists(words) && Files.readString(words).equals(text)) {
                Clip clip = recorded(sound);
                if (clip != null) return clip;
            }
        } catch (IOException e) {
            log.warn("{} can't be read and is made anew: {}", words, e.getMessage());
        }
        Clip fresh = spoken(text, locale, wav -> {
            wav.write(sound);
            Files.writeString(words, text);
        });
        // an older wording is better than none
        return fresh == null ? recorded(sound) : fresh;
    }

    private interface Keeper {
        void keep(Wav wav) throws IOException;
    }

    private @Nullable Clip spoken(String text, Locale locale, Keeper keeper) {
        Instant now = time.now();
        if (now.isBefore(speechRestsUntil)) return null;
        tried = true;
        Wav wav;
        try {
            wav = speech.speak(text, locale);
            health.well();
        } catch (SpeechException e) {
            log.warn("callers hear a tone instead of words: {}", e.why());
            health.ill(Health.Kind.SPEECH, e.why());
            speechRestsUntil = now.plus(PAUSE_AFTER_FAILURE);
            return null;
        }
        try {
            if (room.getAsBoolean()) keeper.keep(wav);
        } catch (IOException e) {
            log.warn("what was spoken can't be kept: {}", e.getMessage());
        }
        return Clip.ofPcm(wav.samples());
    }

    private static @Nullable Clip recorded(Path file) {
        if (!Files.isRegularFile(file)) return null;
        try {
            Clip clip = Clip.wav(file);
            if (clip.millis() > 0) return clip;
            log.warn("{} is empty and not used", file);
        } catch (IOException e) {
            log.warn("a recording is not used: {}", e.getMessage());
        }
        return null;
    }

    private Clip remembered(String key, @Nullable Clip clip) {
        if (clip == null) return tone;
        synchronized (memory) {
            memory.put(key, clip);
        }
        return clip;
    }

    private Optional<Clip> remembered(String key) {
        synchronized (memory) {
            return Optional.ofNullable(memory.get(key));
        }
    }

    private static String state(Path folder) {
        if (!Files.isDirectory(folder)) return "";
        var state = new StringBuilder("there");
        try (var files = Files.walk(folder, 2)) {
            for (Path file : files.sorted().toList()) {
                state.append(file).append(Files.getLastModifiedTime(file)).append(Files.size(file));
            }
        } catch (IOException e) {
            log.warn("{} can't be looked through: {}", folder, e.getMessage());
        }
        return state.toString();
    }

    private static String key(String name, Locale locale) {
        return language(locale).getLanguage() + "/" + name;
    }

    private static String saidKey(String text, Locale locale) {
        return language(locale).getLanguage() + ":" + text;
    }

    private static Locale language(Locale locale) {
        return locale.getLanguage().equals("ru") ? LANGUAGES.getLast() : LANGUAGES.getFirst();
    }
}
