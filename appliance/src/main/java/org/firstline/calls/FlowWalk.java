package org.firstline.calls;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Cancel;
import org.firstline.flows.Facts;
import org.firstline.flows.Flow;
import org.firstline.flows.Guide;
import org.firstline.flows.Input;
import org.firstline.flows.Position;
import org.firstline.flows.Prompt;
import org.firstline.flows.Published;
import org.firstline.flows.Question;
import org.firstline.flows.Step;
import org.firstline.flows.Trail;
import org.firstline.flows.Walk;
import org.firstline.flows.Walker;
import org.firstline.flows.Wish;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads one caller through a flow, by words and digits, to a queue or to another end. When he has left it, the way that
 * he came is noted. On "switchboard".
 */
final class FlowWalk {
    /** Where the way may lead; each end is told once, and nothing after it. */
    interface Exits {
        /** The call as it is now. */
        Call call();

        /** It turned out who the caller is, or what he wants to hear. */
        void found(CallerFacts caller);

        /**
         * Rings there. Not an end yet: where nobody answers, {@code nobody} is run and the flow goes on.
         *
         * @param number an extension of the house, or a number outside
         */
        void transfer(String number, Duration ring, Runnable nobody);

        /** @param say what the caller is still to hear, in front of the music */
        void enqueue(String queue, String category, Wish wish, List<Phrase> say);

        /** The caller wants to leave a message for those who serve this queue. */
        void voicemail(String queue, List<Phrase> say);

        /** The caller wants to be called back in his turn of this queue. */
        void callback(String queue, List<Phrase> say);

        void hangUp();
    }

    private static final Logger log = LoggerFactory.getLogger(FlowWalk.class);
    /** Digits that are kept while nobody listens; more are lost. */
    private static final int AHEAD = 32;

    private final Exchange exchange;
    private final Sound sound;
    private final Exits exits;
    private final Published published;
    private final Flow flow;
    private final Trail trail = new Trail();
    private final StringBuilder ahead = new StringBuilder();
    private CallerFacts caller;
    private @Nullable Position at;
    private boolean listens;
    private int stretch;
    private Cancel waiting = () -> {};
    private boolean heardEnough;
    private boolean over;

    FlowWalk(Exchange exchange, Sound sound, CallerFacts caller, Published published, Exits exits) {
        this.exchange = exchange;
        this.sound = sound;
        this.caller = caller;
        this.exits = exits;
        this.published = published;
        this.flow = published.flow();
    }

    void begin() {
        var walk = Walker.begin(flow, facts());
        trail.begin(walk);
        go(walk);
    }

    /** A key that nobody waits for just now is kept for the step that does. */
    void digit(char key) {
        if (over) return;
        if (!listens) {
            if (ahead.length() < AHEAD) ahead.append(key);
            return;
        }
        sound.silence();
        step(new Input.Digit(key));
    }

    void tooLong() {
        step(new Input.TooLong());
    }

    /** The caller is gone: no more words and timers, whatever comes. */
    void stop() {
        if (over) return;
        trail.hungUp();
        leave();
    }

    /** The caller talks with whom he was transferred to. */
    void connected() {
        if (!over) leave();
    }

    /**
     * Whether the caller has begun to hear of an outage, or was promised word of its end, and has chosen nothing else in
     * a menu since. Who says that his problem is another one and then hangs up was not helped by the announcement.
     */
    boolean heardEnough() {
        return heardEnough;
    }

    private void step(Input input) {
        var from = at;
        if (over || from == null) return;
        waiting.cancel();
        var walk = Walker.next(flow, from, input);
        trail.note(flow.step(from.step()), from, input, walk);
        heardEnough &= !isChoice(flow.step(from.step()), input);
        go(walk);
    }

    private static boolean isChoice(Step step, Input input) {
        return step instanceof Step.Menu menu
                && input instanceof Input.Digit(char key)
                && menu.choices().containsKey(key);
    }

    private void go(Walk walk) {
        at = walk.position();
        stretch++;
        listens = false;
        hear(walk.position());
        var say = words(walk);
        switch (walk.then()) {
            case Walk.Listen(var wait) -> listen(say, wait);
            case Walk.GoOn() -> sound.say(say, caller.language(), () -> step(new Input.Spoken()));
            case Walk.Ask(var question) -> sound.say(say, caller.language(), () -> ask(question));
            case Walk.Transfer(String number, Duration ring) -> {
                int here = stretch;
                sound.say(
                        say,
                        caller.language(),
                        () -> exits.transfer(number, ring, () -> {
                            if (stretch == here) step(new Input.NoTransfer());
                        }));
            }
            case Walk.Enqueue(String queue, String category, Wish wish) -> {
                leave();
                exits.enqueue(queue, category, wish, say);
            }
            case Walk.Voicemail(String queue) -> {
                leave();
                exits.voicemail(queue, say);
            }
            case Walk.Callback(String queue) -> {
                leave();
                exits.callback(queue, say);
            }
            case Walk.End() ->
                sound.say(say, caller.language(), () -> {
                    if (over) return;
                    leave();
                    exits.hangUp();
                });
        }
    }

    private void listen(List<Phrase> say, Duration wait) {
        listens = true;
        if (!ahead.isEmpty()) {
            char key = ahead.charAt(0);
            ahead.deleteCharAt(0);
            step(new Input.Digit(key));
            return;
        }
        sound.say(say, caller.language(), () -> waiting = exchange.after(wait, () -> step(new Input.Silence())));
    }

    /** Brings the question's answer, or none when it takes too long. */
    private void ask(Question question) {
        int here = stretch;
        waiting = exchange.after(exchange.settings().lookup(), () -> answered(here, FlowAnswers.Answered.NOTHING));
        try {
            exchange.ports()
                    .answers()
                    .answer(exits.call(), caller, question, a -> exchange.soon(() -> answered(here, a)));
        } catch (RuntimeException e) {
            log.warn("a flow's question finds no answer: {}", question, e);
            answered(here, FlowAnswers.Answered.NOTHING);
        }
    }

    private void answered(int asked, FlowAnswers.Answered answer) {
        if (over || asked != stretch) return;
        var facts = new HashMap<String, String>();
        if (answer.caller() != null) {
            caller = answer.caller();
            exits.found(caller);
            facts.putAll(facts());
        }
        facts.putAll(answer.facts());
        step(new Input.Answer(facts));
    }

    /** The flow may have chosen another language. */
    private void hear(Position position) {
        String language = position.facts().getOrDefault(Facts.LANGUAGE, "");
        if (language.isEmpty() || language.equals(caller.language().getLanguage())) return;
        caller = caller.in(Locale.of(language));
        exits.found(caller);
    }

    private List<Phrase> words(Walk walk) {
        heardEnough |= caller.outage() != null && isOfOutage(walk);
        return Wording.prompts(walk.say(), caller);
    }

    private static boolean isOfOutage(Walk walk) {
        return walk.then() instanceof Walk.Ask(Question.WhenFixed _)
                || walk.say().stream()
                        .anyMatch(p -> p instanceof Prompt.Known(String fact) && Prompt.WORDS.contains(fact));
    }

    private void leave() {
        over = true;
        waiting.cancel();
        exchange.ports()
                .guide()
                .walked(new Guide.Walked(
                        exits.call().id(), flow.name(), published.version(), trail.toString(), exchange.now()));
    }

    private Map<String, String> facts() {
        var facts = new HashMap<>(caller.more());
        facts.put(Facts.CALLED, exits.call().called());
        facts.put(Facts.LANGUAGE, caller.language().getLanguage());
        var outage = caller.outage();
        if (outage != null) {
            facts.put(Facts.OUTAGE, "yes");
            facts.put(Facts.OUTAGE_TOLD, outage.told().name().toLowerCase(Locale.ROOT));
        }
        if (caller.subscriber() != null) facts.put(Facts.KNOWN, "yes");
        return facts;
    }
}
