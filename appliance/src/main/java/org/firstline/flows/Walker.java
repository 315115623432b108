package org.firstline.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Walks flows: a pure function from where the caller is, and what he does, to what comes next. No input that a caller or
 * the house could give makes it throw.
 */
public final class Walker {
    private Walker() {}

    /** @param facts what is known of the caller, by the names of {@link Facts} */
    public static Walk begin(Flow flow, Map<String, String> facts) {
        return enter(flow, flow.start(), facts);
    }

    /** What follows an input. One that a step does not wait for changes nothing: the walk stays where it is, silent. */
    public static Walk next(Flow flow, Position at, Input input) {
        var step = flow.step(at.step());
        if (input instanceof Input.TooLong && !step.isLast()) return enter(flow, flow.fallback(), at.facts());
        return switch (step) {
            case Step.Menu menu -> menu(flow, at, menu, input);
            case Step.Digits digits -> digits(flow, at, digits, input);
            case Step.Survey survey -> survey(flow, at, survey, input);
            case Step.LookUp look
            when input instanceof Input.Answer(var found) ->
                enter(flow, isYes(found, Facts.KNOWN) ? look.found() : look.otherwise(), knowing(at, found));
            case Step.OpenTicket open
            when input instanceof Input.Answer(var found) -> enter(flow, open.next(), knowing(at, found));
            case Step.SendSms sms
            when input instanceof Input.Answer(var found) ->
                enter(flow, isYes(found, Facts.DONE) ? sms.next() : sms.otherwise(), knowing(at, found));
            case Step.TellWhenFixed tell
            when input instanceof Input.Answer(var found) ->
                enter(flow, isYes(found, Facts.DONE) ? tell.next() : tell.otherwise(), knowing(at, found));
            case Step.SetLanguage(String language, String next)
            when input instanceof Input.Spoken -> enter(flow, next, knowing(at, Map.of(Facts.LANGUAGE, language)));
            case Step.Transfer transfer
            when input instanceof Input.NoTransfer -> enter(flow, transfer.otherwise(), at.facts());
            case Step.Say _, Step.Branch _ ->
                throw new IllegalArgumentException("nobody waits at " + at.step() + " of flow " + flow.name());
            case Step.LookUp _,
                    Step.OpenTicket _,
                    Step.SendSms _,
                    Step.TellWhenFixed _,
                    Step.SetLanguage _,
                    Step.Transfer _,
                    Step.Queue _,
                    Step.Voicemail _,
                    Step.Callback _,
                    Step.HangUp _ -> stay(at, then(step, at));
        };
    }

    private static Walk menu(Flow flow, Position at, Step.Menu menu, Input input) {
        String chosen = input instanceof Input.Digit(char key) ? menu.choices().get(key) : null;
        if (chosen != null) return enter(flow, chosen, at.facts());
        return switch (input) {
            case Input.Digit _, Input.Silence _ ->
                at.tries() < menu.again().times()
                        ? again(at, menu.again(), menu.prompts(), new Walk.Listen(menu.silence()))
                        : enter(flow, menu.otherwise(), at.facts());
            default -> stay(at, new Walk.Listen(menu.silence()));
        };
    }

    private static Walk digits(Flow flow, Position at, Step.Digits step, Input input) {
        String typed = at.typed();
        return switch (input) {
            case Input.Digit(char key) when key == '*' -> stay(at.typed(""), new Walk.Listen(step.silence()));
            case Input.Digit(char key)
            when key >= '0' && key <= '9' && typed.length() + 1 < step.most() ->
                stay(at.typed(typed + key), new Walk.Listen(step.pause()));
            case Input.Digit(char key) when key >= '0' && key <= '9' -> given(flow, at, step, typed + key);
            case Input.Digit _, Input.Silence _ -> given(flow, at, step, typed);
            default -> stay(at, new Walk.Listen(typed.isEmpty() ? step.silence() : step.pause()));
        };
    }

    private static Walk given(Flow flow, Position at, Step.Digits step, String number) {
        if (number.length() >= step.least()) return enter(flow, step.next(), knowing(at, Map.of(step.fact(), number)));
        if (at.tries() < step.again().times())
            return again(at, step.again(), step.prompts(), new Walk.Listen(step.silence()));
        return enter(flow, step.otherwise(), at.facts());
    }

    private static Walk survey(Flow flow, Position at, Step.Survey step, Input input) {
        if (!at.typed().isEmpty()) {
            var score = new Walk.Ask(score(step, at));
            return input instanceof Input.Answer ? enter(flow, step.next(), at.facts()) : stay(at, score);
        }
        return switch (input) {
            case Input.Digit(char key)
            when key >= '1' && key <= '5' -> {
                var marked = at.typed(String.valueOf(key)).knowing(Map.of(step.question(), String.valueOf(key)));
                yield stay(marked, new Walk.Ask(score(step, marked)));
            }
            case Input.Digit _, Input.Silence _ ->
                at.tries() < step.again().times()
                        ? again(at, step.again(), step.prompts(), new Walk.Listen(step.silence()))
                        : enter(flow, step.next(), at.facts());
            default -> stay(at, new Walk.Listen(step.silence()));
        };
    }

    private static Question score(Step.Survey step, Position at) {
        return new Question.Score(step.question(), at.typed().charAt(0) - '0');
    }

    private static Walk again(Position at, Again again, List<Prompt> prompts, Walk.Then then) {
        var say = new ArrayList<>(again.prompts());
        say.addAll(prompts);
        return new Walk(at.triedAgain(), say, then, List.of());
    }

    private static Walk stay(Position at, Walk.Then then) {
        return new Walk(at, List.of(), then, List.of());
    }

    /** From this step on, as if the caller had just come to it. */
    static Walk enter(Flow flow, String start, Map<String, String> known) {
        var say = new ArrayList<Prompt>();
        var passed = new ArrayList<String>();
        var facts = known;
        String key = start;
        // ends because a flow in which talk leads back to itself cannot be made
        while (true) {
            var step = flow.step(key);
            passed.add(key);
            switch (step) {
                case Step.Say next -> {
                    say.addAll(next.prompts());
                    key = next.next();
                }
                case Step.Branch branch ->
                    key = branch.cases().getOrDefault(facts.getOrDefault(branch.fact(), ""), branch.otherwise());
                case Step.SetLanguage set
                when say.isEmpty() -> {
                    facts = knowing(new Position(key, facts), Map.of(Facts.LANGUAGE, set.language()));
                    key = set.next();
                }
                default -> {
                    var at = new Position(key, facts);
                    say.addAll(step.prompts());
                    return new Walk(at, say, then(step, at), passed);
                }
            }
        }
    }

    /** What is to be done at a step that the caller has just come to. */
    private static Walk.Then then(Step step, Position at) {
        return switch (step) {
            case Step.Menu menu -> new Walk.Listen(menu.silence());
            case Step.Digits digits -> new Walk.Listen(digits.silence());
            case Step.Survey survey -> new Walk.Listen(survey.silence());
            case Step.LookUp look ->
                new Walk.Ask(new Question.WhoIs(look.by(), at.facts().getOrDefault(look.fact(), "")));
            case Step.OpenTicket open -> new Walk.Ask(new Question.Ticket(open.category(), open.subject()));
            case Step.SendSms sms -> new Walk.Ask(new Question.Sms(text(sms.texts(), at)));
            case Step.TellWhenFixed _ -> new Walk.Ask(new Question.WhenFixed());
            case Step.Transfer to -> new Walk.Transfer(to.number(), to.ring());
            case Step.Queue(var queue, var category, var wish) -> new Walk.Enqueue(queue, category, wish);
            case Step.Voicemail(var queue) -> new Walk.Voicemail(queue);
            case Step.Callback(var queue) -> new Walk.Callback(queue);
            case Step.HangUp() -> new Walk.End();
            case Step.Say _, Step.Branch _, Step.SetLanguage _ -> new Walk.GoOn();
        };
    }

    private static String text(Map<String, String> texts, Position at) {
        String own = texts.get(at.facts().getOrDefault(Facts.LANGUAGE, ""));
        return own != null ? own : texts.values().stream().findFirst().orElse("");
    }

    private static Map<String, String> knowing(Position at, Map<String, String> more) {
        return at.knowing(more).facts();
    }

    private static boolean isYes(Map<String, String> facts, String fact) {
        return "yes".equals(facts.get(fact));
    }
}
