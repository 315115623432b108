package org.firstline.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Texts;
import org.firstline.flows.Prompt;

/** Puts what callers are told into words; pure. */
final class Wording {
    private Wording() {}

    /** The prompts of a flow for this caller; what is not known of him is left out. */
    static List<Phrase> prompts(List<Prompt> prompts, CallerFacts caller) {
        var phrases = new ArrayList<Phrase>();
        for (Prompt prompt : prompts)
            switch (prompt) {
                case Prompt.Recorded(String name) -> phrases.add(new Phrase.Recorded(name));
                case Prompt.Known(String fact) -> {
                    var notice = caller.outage();
                    if (notice == null) continue;
                    switch (fact) {
                        case Prompt.OUTAGE ->
                            phrases.add(new Phrase.Words(
                                    notice.in(caller.language()).whole()));
                        case Prompt.OUTAGE_CHANGE ->
                            phrases.add(new Phrase.Words(
                                    notice.in(caller.language()).news()));
                        default -> {}
                    }
                }
            }
        return phrases;
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

    /** A sentence that is the same for everybody. */
    static Phrase said(String key, Locale language) {
        return new Phrase.Words(Texts.of("calls", language).get(key));
    }

    static Phrase code(String code, Locale language) {
        return new Phrase.Words(Texts.of("calls", language).get(code.equals("*1") ? "say.ready" : "say.not-ready"));
    }

    static Phrase recorded(Locale language) {
        return new Phrase.Words(Texts.of("calls", language).get("say.recorded"));
    }
}
