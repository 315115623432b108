package org.firstline.calls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Cancel;
import org.firstline.flows.Flow;
import org.firstline.flows.Input;
import org.firstline.flows.Position;
import org.firstline.flows.Prompt;
import org.firstline.flows.Walk;
import org.firstline.flows.Walker;
import org.jspecify.annotations.Nullable;

/** Leads one caller through a flow, by words and digits, to a queue or to the end of the call. On "switchboard". */
final class FlowWalk {
    /** Where the way may lead; told once. */
    interface Exits {
        /** @param say what the caller is still to hear, in front of the music */
        void enqueue(String queue, String category, List<Phrase> say);

        void hangUp();
    }

    private final Exchange exchange;
    private final Sound sound;
    private final CallerFacts caller;
    private final Exits exits;
    private final Flow flow;
    private @Nullable Position waitsAt;
    private Cancel silence = () -> {};
    private boolean toldOutage;

    FlowWalk(Exchange exchange, Sound sound, CallerFacts caller, Exits exits) {
        this.exchange = exchange;
        this.sound = sound;
        this.caller = caller;
        this.exits = exits;
        this.flow = exchange.ports().flow().get();
    }

    void begin() {
        go(Walker.begin(flow, facts()));
    }

    void digit(char key) {
        if (waitsAt == null) return;
        sound.silence();
        step(new Input.Digit(key));
    }

    void tooLong() {
        step(new Input.TooLong());
    }

    /** No more words and timers, whatever comes. */
    void stop() {
        waitsAt = null;
        silence.cancel();
    }

    /** Whether the caller has begun to hear of an outage. */
    boolean toldOutage() {
        return toldOutage;
    }

    private void step(Input input) {
        var at = waitsAt;
        if (at == null) return;
        stop();
        go(Walker.next(flow, at, input));
    }

    private void go(Walk walk) {
        var settings = exchange.settings();
        var say = Wording.prompts(walk.say(), caller, exchange.now(), settings.zone());
        toldOutage |= caller.outage() != null && walk.say().contains(new Prompt.Known(Prompt.OUTAGE));
        switch (walk.then()) {
            case Walk.Listen(var wait) -> {
                waitsAt = walk.position();
                sound.say(
                        say, caller.language(), () -> silence = exchange.after(wait, () -> step(new Input.Silence())));
            }
            case Walk.Enqueue(String queue, String category) -> exits.enqueue(queue, category, say);
            case Walk.End() -> sound.say(say, caller.language(), exits::hangUp);
        }
    }

    private Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        facts.put("language", caller.language().getLanguage());
        if (caller.outage() != null) facts.put(Prompt.OUTAGE, "yes");
        if (caller.subscriber() != null) facts.put("known", "yes");
        return facts;
    }
}
