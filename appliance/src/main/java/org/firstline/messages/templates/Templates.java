package org.firstline.messages.templates;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;

/** The verbs of the site's own words. Any thread. */
public final class Templates {
    /** Subscribers are written to in these. */
    public static final List<String> LANGUAGES = List.of("ru", "en");

    public static final int LONGEST = 600;

    private static final int LONGEST_NAME = 60;

    private final Db db;
    private final Bus bus;
    private final Time time;

    public Templates(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
    }

    /**
     * The site's words with their places, as they are to be filled; empty where the shipped ones are.
     *
     * @param key as {@code outage.new}
     */
    public Optional<Wording> find(String key, String language) {
        return findTemplate(key, language).map(Template::wording);
    }

    /** The same with all that is known of it. */
    public Optional<Template> findTemplate(String key, String language) {
        return db.tx(h -> TemplateRows.find(h, key, language));
    }

    /** All that the site has changed. */
    public List<Template> list() {
        return db.tx(TemplateRows::list);
    }

    /**
     * Uses these words from now on.
     *
     * @param despite whether the person was told what {@link Lint} finds and keeps it
     * @param actor login
     * @throws Refused for an unknown key or language, a place that this key has no fact for, a text that is empty or too
     *     long, and, without {@code despite}, one that is no service message
     */
    public Template save(String key, String language, String text, boolean latin, boolean despite, String actor) {
        TemplateKey known = TemplateKey.find(key).orElseThrow(() -> new Refused("messages.template-none", key));
        if (!LANGUAGES.contains(language)) throw new Refused("messages.template-none", key + " " + language);
        check(known, text.strip());
        List<Lint.Finding> findings = Lint.of(text);
        if (!findings.isEmpty() && !despite)
            throw new Refused(
                    "messages.template-lint",
                    findings.stream().map(Lint.Finding::word).collect(Collectors.joining(", ")));
        var template = new Template(
                key,
                language,
                text.strip(),
                latin && known.sms(),
                time.now(),
                actor.substring(0, Math.min(actor.length(), LONGEST_NAME)));
        Optional<Template> before = db.tx(h -> {
            Optional<Template> old = TemplateRows.find(h, key, language);
            TemplateRows.put(h, template);
            return old;
        });
        bus.publish(new TemplateChanged(key, language, before.orElse(null), template, actor));
        return template;
    }

    /**
     * What is wrong with these words for this key.
     *
     * @throws Refused naming it
     */
    public static void check(TemplateKey key, String text) {
        if (text.isBlank()) throw new Refused("messages.empty");
        if (text.length() > LONGEST) throw new Refused("messages.template-long", LONGEST);
        if (!Filling.isWhole(text)) throw new Refused("messages.template-braces");
        Set<String> unknown = new TreeSet<>(Filling.places(text));
        unknown.removeAll(key.places());
        if (unknown.isEmpty()) return;
        String first = unknown.iterator().next();
        if (key.places().isEmpty()) throw new Refused("messages.template-no-places", "{" + first + "}");
        throw new Refused(
                "messages.template-place",
                "{" + first + "}",
                new TreeSet<>(key.places()).stream().map(p -> "{" + p + "}").collect(Collectors.joining(", ")));
    }

    /** The shipped words are used again; nothing happens where they are. */
    public void reset(String key, String language, String actor) {
        Optional<Template> before = db.tx(h -> {
            Optional<Template> old = TemplateRows.find(h, key, language);
            TemplateRows.delete(h, key, language);
            return old;
        });
        before.ifPresent(old -> bus.publish(new TemplateChanged(key, language, old, null, actor)));
    }
}
