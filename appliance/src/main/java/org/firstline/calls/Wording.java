package org.firstline.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Texts;
import org.firstline.flows.Prompt;

/** Puts what callers are told into words; pure. */
final class Wording {
    private Wording() {}

    /** The prompts of a flow for this caller; what is not known of him is left out. */
    static List<Phrase> prompts(List<Prompt> prompts, CallerFacts caller, Instant now, ZoneId zone) {
        var phrases = new ArrayList<Phrase>();
        for (Prompt prompt : prompts)
            switch (prompt) {
                case Prompt.Recorded(String name) -> phrases.add(new Phrase.Recorded(name));
                case Prompt.Known(String fact) -> {
                    var notice = caller.outage();
                    if (notice == null) continue;
                    switch (fact) {
                        case Prompt.OUTAGE ->
                            phrases.add(new Phrase.Words(outage(notice, caller.language(), now, zone)));
                        case Prompt.OUTAGE_CHANGE ->
                            phrases.add(new Phrase.Words(change(notice, caller.language(), now, zone)));
                        default -> {}
                    }
                }
            }
        return phrases;
    }

    /** For somebody who has heard of it before: only what is new. */
    static String change(OutageNotice notice, Locale language, Instant now, ZoneId zone) {
        var texts = Texts.of("calls", language);
        String when = when(notice, language, now, zone, "say.");
        if (when.isEmpty()) return texts.get("say.still");
        return notice.told() == OutageNotice.Told.CHANGED
                ? texts.get("say.still") + " " + when(notice, language, now, zone, "say.new-")
                : texts.get("say.still") + " " + when;
    }

    static String outage(OutageNotice notice, Locale language, Instant now, ZoneId zone) {
        var texts = Texts.of("calls", language);
        String where = texts.get("say.outage", notice.area());
        String when = when(notice, language, now, zone, "say.");
        return when.isEmpty() ? where : where + " " + when;
    }

    /** When it should be over; empty where nobody said, or the time has passed. */
    private static String when(OutageNotice notice, Locale language, Instant now, ZoneId zone, String key) {
        if (notice.expectedAt() == null || !notice.expectedAt().isAfter(now)) return "";
        var texts = Texts.of("calls", language);
        var expected = notice.expectedAt().atZone(zone);
        String time = expected.format(DateTimeFormatter.ofPattern("H:mm", language));
        boolean today = expected.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today
                ? texts.get(key + "expected-today", time)
                : texts.get(key + "expected", expected.format(DateTimeFormatter.ofPattern("d MMMM", language)), time);
    }

    static Phrase position(int position, Locale language) {
        var texts = Texts.of("calls", language);
        return new Phrase.Words(position == 1 ? texts.get("say.next") : texts.get("say.position", position));
    }

    /** What is said to somebody who is to be called back, with the number's digits one by one. */
    static Phrase callback(String key, String number, Locale language) {
        String digits = number.replaceAll("[^0-9]", "").replaceAll("(.)", "$1 ").strip();
        return new Phrase.Words(Texts.of("calls", language).get(key, digits));
    }

    static Phrase code(String code, Locale language) {
        return new Phrase.Words(Texts.of("calls", language).get(code.equals("*1") ? "say.ready" : "say.not-ready"));
    }

    static Phrase recorded(Locale language) {
        return new Phrase.Words(Texts.of("calls", language).get("say.recorded"));
    }
}
