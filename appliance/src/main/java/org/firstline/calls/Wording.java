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
                    if (fact.equals(Prompt.OUTAGE) && notice != null)
                        phrases.add(new Phrase.Words(outage(notice, caller.language(), now, zone)));
                }
            }
        return phrases;
    }

    static String outage(OutageNotice notice, Locale language, Instant now, ZoneId zone) {
        var texts = Texts.of("calls", language);
        String where = texts.get("say.outage", notice.area());
        if (notice.expectedAt() == null || !notice.expectedAt().isAfter(now)) return where;
        var expected = notice.expectedAt().atZone(zone);
        String time = expected.format(DateTimeFormatter.ofPattern("H:mm", language));
        boolean today = expected.toLocalDate().equals(now.atZone(zone).toLocalDate());
        String when = today
                ? texts.get("say.expected-today", time)
                : texts.get("say.expected", expected.format(DateTimeFormatter.ofPattern("d MMMM", language)), time);
        return where + " " + when;
    }

    static Phrase position(int position, Locale language) {
        var texts = Texts.of("calls", language);
        return new Phrase.Words(position == 1 ? texts.get("say.next") : texts.get("say.position", position));
    }

    static Phrase code(String code, Locale language) {
        return new Phrase.Words(Texts.of("calls", language).get(code.equals("*1") ? "say.ready" : "say.not-ready"));
    }
}
