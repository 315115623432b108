package org.firstline.flows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One node of a {@link Flow}; others are named by their key in it. While a flow is being drawn a target may be empty: a
 * loose end, with which it can be kept but not published.
 */
public sealed interface Step {
    /** No step waits longer than this for a key or for an answered phone. */
    Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** The word for each kind of step, as a flow's text has it after {@code do}, in the order in which they are offered. */
    List<String> KINDS = List.of(
            "say",
            "menu",
            "digits",
            "look-up",
            "branch",
            "language",
            "ticket",
            "sms",
            "when-fixed",
            "survey",
            "transfer",
            "queue",
            "voicemail",
            "callback",
            "hang-up");

    /** Says something and goes on. A digit pressed meanwhile is taken by the next step that takes any. */
    record Say(List<Prompt> prompts, String next) implements Step {
        public Say {
            prompts = List.copyOf(prompts);
        }
    }

    /**
     * Says something and waits for one digit, which interrupts the prompts.
     *
     * @param choices where each digit leads; 0-9, * or #
     * @param otherwise where any other digit leads, and silence, when it has been asked often enough
     * @param silence how long to wait after the last word
     */
    record Menu(List<Prompt> prompts, Map<Character, String> choices, String otherwise, Duration silence, Again again)
            implements Step {
        public Menu {
            prompts = List.copyOf(prompts);
            choices = sorted(choices);
            if (!choices.keySet().stream().allMatch(c -> "0123456789*#".indexOf(c) >= 0))
                throw new IllegalArgumentException("not on a telephone's keys: " + choices.keySet());
            within("silence", silence);
        }

        /** Asks once. */
        public Menu(List<Prompt> prompts, Map<Character, String> choices, String otherwise, Duration silence) {
            this(prompts, choices, otherwise, silence, Again.NEVER);
        }
    }

    /**
     * Says something and takes several digits, the first of which interrupts the prompts. {@code #} ends the number, so
     * does a pause once there are enough, and the last digit that fits; {@code *} begins it anew.
     *
     * @param fact the name under which the number is known from here on: "account"
     * @param least how many digits it has at least, 1 to {@value #MOST}
     * @param most how many it has at most
     * @param silence how long to wait for the first digit after the last word
     * @param pause how long to wait for each further one
     * @param otherwise where it leads when no such number was given, though asked often enough
     */
    record Digits(
            List<Prompt> prompts,
            String fact,
            int least,
            int most,
            Duration silence,
            Duration pause,
            Again again,
            String next,
            String otherwise)
            implements Step {
        public static final int MOST = 32;

        public Digits {
            prompts = List.copyOf(prompts);
            if (least < 1 || most < least || most > MOST)
                throw new IllegalArgumentException(least + " to " + most + " digits");
            within("silence", silence);
            within("pause", pause);
        }
    }

    /** By what a subscriber is looked up. */
    enum By {
        ACCOUNT,
        PHONE
    }

    /**
     * Finds the subscriber whose number the caller has given; what is known of him is a fact from here on.
     *
     * @param fact the one that holds the number
     */
    record LookUp(By by, String fact, String found, String otherwise) implements Step {}

    /**
     * Goes where a fact about the caller leads.
     *
     * @param cases where each value of the fact leads
     * @param otherwise for any other value, and where the fact is not known
     */
    record Branch(String fact, Map<String, String> cases, String otherwise) implements Step {
        public Branch {
            cases = sorted(cases);
        }
    }

    /** From here on the caller hears this language: "en". */
    record SetLanguage(String language, String next) implements Step {}

    /** @param subject in words of the house, for the staff */
    record OpenTicket(String category, String subject, String next) implements Step {}

    /**
     * Sends an SMS to the caller's own number.
     *
     * @param texts by language
     * @param otherwise where it leads when his number can't get one
     */
    record SendSms(Map<String, String> texts, String next, String otherwise) implements Step {
        public SendSms {
            texts = sorted(texts);
        }
    }

    /** Promises an SMS for when the caller's outage is over. */
    record TellWhenFixed(String next, String otherwise) implements Step {}

    /**
     * Asks for a mark from 1 to 5.
     *
     * @param question what is judged, for the figures: "operator"
     */
    record Survey(String question, List<Prompt> prompts, Duration silence, Again again, String next) implements Step {
        public Survey {
            prompts = List.copyOf(prompts);
            within("silence", silence);
        }
    }

    /**
     * Connects the caller with a telephone. The end of the flow, where somebody answers.
     *
     * @param number an extension of the house, or a number outside
     * @param otherwise where it leads when nobody does
     */
    record Transfer(String number, Duration ring, String otherwise) implements Step {
        public Transfer {
            within("ring", ring);
        }
    }

    /** The end of the flow: the caller waits for a person. The category is the one of the ticket to come. */
    record Queue(String queue, String category, Wish wish) implements Step {
        public Queue(String queue, String category) {
            this(queue, category, Wish.USUAL);
        }
    }

    /** The end of the flow: the caller leaves a message for those who serve this queue. */
    record Voicemail(String queue) implements Step {}

    /** The end of the flow: the caller keeps his place in this queue and is called back. */
    record Callback(String queue) implements Step {}

    /** The end of the flow, and of the call. */
    record HangUp() implements Step {}

    /** Where it may lead; one target may be there twice. */
    default Stream<String> targets() {
        return switch (this) {
            case Say say -> Stream.of(say.next);
            case Menu menu -> Stream.concat(menu.choices.values().stream(), Stream.of(menu.otherwise));
            case Digits digits -> Stream.of(digits.next, digits.otherwise);
            case LookUp look -> Stream.of(look.found, look.otherwise);
            case Branch branch -> Stream.concat(branch.cases.values().stream(), Stream.of(branch.otherwise));
            case SetLanguage set -> Stream.of(set.next);
            case OpenTicket open -> Stream.of(open.next);
            case SendSms sms -> Stream.of(sms.next, sms.otherwise);
            case TellWhenFixed tell -> Stream.of(tell.next, tell.otherwise);
            case Survey survey -> Stream.of(survey.next);
            case Transfer transfer -> Stream.of(transfer.otherwise);
            case Queue _, Voicemail _, Callback _, HangUp _ -> Stream.empty();
        };
    }

    /** What it says when the caller comes to it. */
    default List<Prompt> prompts() {
        return List.of();
    }

    /** What it does when the caller does not answer its question. */
    default Again again() {
        return Again.NEVER;
    }

    /** All that it may say, the words of asking again included. */
    default Stream<Prompt> words() {
        return Stream.concat(prompts().stream(), again().prompts().stream()).distinct();
    }

    /** The same step with each of its targets changed by this. */
    default Step retargeted(UnaryOperator<String> to) {
        return switch (this) {
            case Say(var prompts, var next) -> new Say(prompts, to.apply(next));
            case Menu(var prompts, var choices, var otherwise, var silence, var again) ->
                new Menu(prompts, all(choices, to), to.apply(otherwise), silence, again);
            case Digits(
                    var prompts,
                    var fact,
                    int least,
                    int most,
                    var silence,
                    var pause,
                    var again,
                    var next,
                    var o) ->
                new Digits(prompts, fact, least, most, silence, pause, again, to.apply(next), to.apply(o));
            case LookUp(var by, var fact, var found, var otherwise) ->
                new LookUp(by, fact, to.apply(found), to.apply(otherwise));
            case Branch(var fact, var cases, var otherwise) -> new Branch(fact, all(cases, to), to.apply(otherwise));
            case SetLanguage(var language, var next) -> new SetLanguage(language, to.apply(next));
            case OpenTicket(var category, var subject, var next) -> new OpenTicket(category, subject, to.apply(next));
            case SendSms(var texts, var next, var otherwise) -> new SendSms(texts, to.apply(next), to.apply(otherwise));
            case TellWhenFixed(var next, var otherwise) -> new TellWhenFixed(to.apply(next), to.apply(otherwise));
            case Survey(var question, var prompts, var silence, var again, var next) ->
                new Survey(question, prompts, silence, again, to.apply(next));
            case Transfer(var number, var ring, var otherwise) -> new Transfer(number, ring, to.apply(otherwise));
            case Queue _, Voicemail _, Callback _, HangUp _ -> this;
        };
    }

    /** True where the flow ends. */
    default boolean isLast() {
        return targets().findAny().isEmpty();
    }

    /** True where the walk waits for what the caller presses. */
    default boolean listens() {
        return this instanceof Menu || this instanceof Digits || this instanceof Survey;
    }

    private static <K extends Comparable<K>> Map<K, String> sorted(Map<K, String> map) {
        return java.util.Collections.unmodifiableMap(new TreeMap<>(map));
    }

    private static <K extends Comparable<K>> Map<K, String> all(Map<K, String> targets, UnaryOperator<String> to) {
        var changed = new TreeMap<K, String>();
        targets.forEach((key, target) -> changed.put(key, to.apply(target)));
        return changed;
    }

    private static void within(String what, Duration wait) {
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0)
            throw new IllegalArgumentException(what + " of " + wait);
    }
}
