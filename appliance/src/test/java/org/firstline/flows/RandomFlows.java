package org.firstline.flows;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstline.base.Refused;

/** Flows and inputs from a seed. */
final class RandomFlows {
    private RandomFlows() {}

    /** A flow of any steps, or null where those drawn make none. */
    static Flow draw(Random random) {
        try {
            return new Flow("random", "s0", "s1", steps(random));
        } catch (Refused refused) {
            return null;
        }
    }

    static Sketch sketch(Random random) {
        return new Sketch("s0", "s1", steps(random));
    }

    static Map<String, Step> steps(Random random) {
        var steps = new HashMap<String, Step>();
        int n = 2 + random.nextInt(6);
        steps.put("s1", new Step.HangUp());
        for (int i = 0; i < n; i++)
            if (i != 1) steps.put("s" + i, step(random, "s" + random.nextInt(n), "s" + random.nextInt(n)));
        return steps;
    }

    static Step step(Random random, String a, String b) {
        var second = Duration.ofSeconds(1);
        var words = List.<Prompt>of(new Prompt.Recorded("words"), new Prompt.Known("outage"));
        var again = new Again(random.nextInt(3), List.of(new Prompt.Recorded("again")));
        return switch (random.nextInt(15)) {
            case 0 -> new Step.Say(words, a);
            case 1, 2 -> new Step.Menu(words, Map.of('1', a, '#', b), b, second, again);
            case 3 -> new Step.Branch("outage", Map.of("yes", a), b);
            case 4 -> new Step.Digits(words, "account", 2, 4, second, second, again, a, b);
            case 5 -> new Step.LookUp(Step.By.ACCOUNT, "account", a, b);
            case 6 -> new Step.SetLanguage(random.nextBoolean() ? "en" : "ru", a);
            case 7 -> new Step.OpenTicket("internet", "by phone", a);
            case 8 -> new Step.SendSms(Map.of("en", "text", "ru", "текст"), a, b);
            case 9 -> new Step.TellWhenFixed(a, b);
            case 10 -> new Step.Survey("operator", words, second, again, a);
            case 11 -> new Step.Transfer("101", second, a);
            case 12 -> new Step.Voicemail("internet");
            case 13 -> new Step.Callback("internet");
            default -> new Step.Queue("internet", "internet", new Wish(random.nextInt(3), Map.of("fibre", 2)));
        };
    }

    /** Anything that anybody could ever bring. */
    static Input input(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Input.Silence();
            case 1 -> new Input.Spoken();
            case 2 -> new Input.Answer(Map.of(Facts.KNOWN, "yes", Facts.DONE, "yes"));
            case 3 -> Input.Answer.NONE;
            case 4 -> new Input.NoTransfer();
            default -> new Input.Digit("0123456789*#ABCD".charAt(random.nextInt(16)));
        };
    }

    /** What is likely to come at a step that does this. */
    static Input fitting(Random random, Walk.Then then) {
        return switch (then) {
            case Walk.Listen _ ->
                random.nextInt(3) == 0
                        ? new Input.Silence()
                        : new Input.Digit("0123456789*#".charAt(random.nextInt(12)));
            case Walk.Ask _ ->
                random.nextBoolean()
                        ? Input.Answer.NONE
                        : new Input.Answer(Map.of(Facts.KNOWN, "yes", Facts.DONE, "yes"));
            case Walk.GoOn() -> new Input.Spoken();
            default -> new Input.NoTransfer();
        };
    }

    /** True where the flow is over for the caller. */
    static boolean isEnd(Walk.Then then) {
        return then instanceof Walk.Enqueue
                || then instanceof Walk.Voicemail
                || then instanceof Walk.Callback
                || then instanceof Walk.End;
    }
}
