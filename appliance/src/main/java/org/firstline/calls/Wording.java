package org.firstline.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Memo;
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

    /** With so many callers ahead a place is still said as it is. */
    private static final int EXACT = 20;
    /** With more, only which of these that is more than: few sentences, each spoken once and kept. */
    private static final int[] ROUND = {500, 200, 100, 50, EXACT};

    /** The place that a caller is told: his own, or far back the first of which the same is said. */
    static int said(int position) {
        int ahead = position - 1;
        if (ahead <= EXACT) return position;
        for (int round : ROUND) if (ahead > round) return round + 2;
        throw new AssertionError(position);
    }

    private record Place(int said, Locale language) {}

    /** Few sentences, said again and again; a message format is a parser of its own. */
    private static final Memo<Place, Phrase> POSITIONS = new Memo<>(Wording::position);

    /** @param said as {@link #said(int)} gives it */
    static Phrase position(int said, Locale language) {
        return POSITIONS.of(new Place(said, language));
    }

    private static Phrase position(Place place) {
        int said = place.said;
        var texts = Texts.of("calls", place.language);
        if (said == 1) return new Phrase.Words(texts.get("say.next"));
        boolean exact = said - 1 <= EXACT;
        return new Phrase.Words(exact ? texts.get("say.position", said) : texts.get("say.position-beyond", said - 2));
    }

    /** Lengths of a wait that are said, in minutes: few sentences here too. */
    private static final int[] MINUTES = {1, 2, 3, 5, 10, 15, 20, 30};

    private record Wait(int minutes, Locale language) {}

    private static final Memo<Wait, Phrase> WAITS = new Memo<>(Wording::wait);

    /** About how long it will be, rounded up; beyond half an hour only that it is more. */
    static Phrase wait(Duration expected, Locale language) {
        for (int minutes : MINUTES)
            if (expected.compareTo(Duration.ofMinutes(minutes)) <= 0) return WAITS.of(new Wait(minutes, language));
        return WAITS.of(new Wait(Integer.MAX_VALUE, language));
    }

    private static Phrase wait(Wait wait) {
        var texts = Texts.of("calls", wait.language);
        int longest = MINUTES[MINUTES.length - 1];
        return new Phrase.Words(
                wait.minutes <= longest ? texts.get("say.wait", wait.minutes) : texts.get("say.wait-beyond", longest));
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

    /** Whether a number was not even tried: no trunk takes calls just now. */
    static boolean isNoWay(Leg outside, EndCause cause) {
        return cause == EndCause.UNREACHABLE
                && outside.trunk().isEmpty()
                && !outside.to().isEmpty();
    }

    /** Why a number outside could not be had. */
    static Phrase unreached(Leg outside, EndCause cause, Locale language) {
        if (isNoWay(outside, cause)) return said("calls.dial-no-way", language);
        return said(
                switch (cause) {
                    case BUSY -> "say.busy";
                    case REJECTED -> "say.declined";
                    case NO_ANSWER, HUNG_UP -> "say.no-answer";
                    case UNREACHABLE, FAILED, FAR_END, CANCELLED, LOST -> "say.not-reached";
                },
                language);
    }

    static Phrase recorded(Locale language) {
        return new Phrase.Words(Texts.of("calls", language).get("say.recorded"));
    }
}
