package org.firstline.flows;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A step as the fields of its text, and back. */
final class StepText {
    private StepText() {}

    static String kind(Step step) {
        return switch (step) {
            case Step.Say _ -> "say";
            case Step.Menu _ -> "menu";
            case Step.Digits _ -> "digits";
            case Step.LookUp _ -> "look-up";
            case Step.Branch _ -> "branch";
            case Step.SetLanguage _ -> "language";
            case Step.OpenTicket _ -> "ticket";
            case Step.SendSms _ -> "sms";
            case Step.TellWhenFixed _ -> "when-fixed";
            case Step.Survey _ -> "survey";
            case Step.Transfer _ -> "transfer";
            case Step.Queue _ -> "queue";
            case Step.Voicemail _ -> "voicemail";
            case Step.Callback _ -> "callback";
            case Step.HangUp _ -> "hang-up";
        };
    }

    static Map<String, Object> write(Step step) {
        var out = new LinkedHashMap<String, Object>();
        out.put("do", kind(step));
        if (!step.prompts().isEmpty()) out.put("say", written(step.prompts()));
        switch (step) {
            case Step.Say say -> out.put("next", say.next());
            case Step.Menu menu -> {
                var keys = new LinkedHashMap<String, String>();
                menu.choices().forEach((key, target) -> keys.put(key.toString(), target));
                out.put("keys", keys);
                out.put("otherwise", menu.otherwise());
                out.put("silence", menu.silence().toSeconds());
            }
            case Step.Digits digits -> {
                out.put("fact", digits.fact());
                out.put("least", digits.least());
                out.put("most", digits.most());
                out.put("silence", digits.silence().toSeconds());
                out.put("pause", digits.pause().toSeconds());
                out.put("next", digits.next());
                out.put("otherwise", digits.otherwise());
            }
            case Step.LookUp look -> {
                out.put("by", look.by() == Step.By.ACCOUNT ? "account" : "phone");
                out.put("fact", look.fact());
                out.put("found", look.found());
                out.put("otherwise", look.otherwise());
            }
            case Step.Branch branch -> {
                out.put("fact", branch.fact());
                out.put("cases", branch.cases());
                out.put("otherwise", branch.otherwise());
            }
            case Step.SetLanguage set -> {
                out.put("language", set.language());
                out.put("next", set.next());
            }
            case Step.OpenTicket open -> {
                out.put("category", open.category());
                out.put("subject", open.subject());
                out.put("next", open.next());
            }
            case Step.SendSms sms -> {
                out.put("texts", sms.texts());
                out.put("next", sms.next());
                out.put("otherwise", sms.otherwise());
            }
            case Step.TellWhenFixed tell -> {
                out.put("next", tell.next());
                out.put("otherwise", tell.otherwise());
            }
            case Step.Survey survey -> {
                out.put("question", survey.question());
                out.put("silence", survey.silence().toSeconds());
                out.put("next", survey.next());
            }
            case Step.Transfer transfer -> {
                out.put("number", transfer.number());
                out.put("ring", transfer.ring().toSeconds());
                out.put("otherwise", transfer.otherwise());
            }
            case Step.Queue queue -> {
                out.put("queue", queue.queue());
                out.put("category", queue.category());
                if (queue.wish().priority() != 0)
                    out.put("priority", queue.wish().priority());
                if (!queue.wish().needs().isEmpty())
                    out.put("skills", queue.wish().needs());
            }
            case Step.Voicemail voicemail -> out.put("queue", voicemail.queue());
            case Step.Callback callback -> out.put("queue", callback.queue());
            case Step.HangUp _ -> {}
        }
        if (!step.again().equals(Again.NEVER)) {
            out.put("again", step.again().times());
            if (!step.again().prompts().isEmpty())
                out.put("again-say", written(step.again().prompts()));
        }
        return out;
    }

    private static List<String> written(List<Prompt> prompts) {
        return prompts.stream().map(Prompt::written).toList();
    }

    static Step read(Fields in) {
        String kind = in.text("do");
        return switch (kind) {
            case "say" -> new Step.Say(in.prompts("say"), in.text("next"));
            case "menu" ->
                new Step.Menu(in.prompts("say"), keys(in), in.text("otherwise"), in.seconds("silence", 5), in.again());
            case "digits" -> digits(in);
            case "look-up" -> new Step.LookUp(by(in), in.text("fact"), in.text("found"), in.text("otherwise"));
            case "branch" -> new Step.Branch(in.text("fact"), in.texts("cases"), in.text("otherwise"));
            case "language" -> new Step.SetLanguage(in.text("language"), in.text("next"));
            case "ticket" -> new Step.OpenTicket(in.text("category"), in.text("subject"), in.text("next"));
            case "sms" -> new Step.SendSms(in.texts("texts"), in.text("next"), in.text("otherwise"));
            case "when-fixed" -> new Step.TellWhenFixed(in.text("next"), in.text("otherwise"));
            case "survey" ->
                new Step.Survey(
                        in.text("question"), in.prompts("say"), in.seconds("silence", 5), in.again(), in.text("next"));
            case "transfer" -> new Step.Transfer(in.text("number"), in.seconds("ring", 20), in.text("otherwise"));
            case "queue" -> new Step.Queue(in.text("queue"), in.text("category", ""), wish(in));
            case "voicemail" -> new Step.Voicemail(in.text("queue"));
            case "callback" -> new Step.Callback(in.text("queue"));
            case "hang-up" -> new Step.HangUp();
            default -> throw in.wrong("do", String.join(", ", Step.KINDS));
        };
    }

    private static Step digits(Fields in) {
        int least = in.number("least", 1, 1, Step.Digits.MOST);
        int most = in.number("most", least, Step.Digits.MOST);
        Duration silence = in.seconds("silence", 8);
        return new Step.Digits(
                in.prompts("say"),
                in.text("fact"),
                least,
                most,
                silence,
                in.seconds("pause", 4),
                in.again(),
                in.text("next"),
                in.text("otherwise"));
    }

    private static Map<Character, String> keys(Fields in) {
        var keys = new LinkedHashMap<Character, String>();
        in.texts("keys").forEach((key, target) -> {
            if (!key.matches("[0-9*#]")) throw in.wrong("keys", "0–9, *, #");
            keys.put(key.charAt(0), target);
        });
        return keys;
    }

    private static Step.By by(Fields in) {
        return switch (in.text("by")) {
            case "account" -> Step.By.ACCOUNT;
            case "phone" -> Step.By.PHONE;
            default -> throw in.wrong("by", "account, phone");
        };
    }

    private static Wish wish(Fields in) {
        return new Wish(in.number("priority", 0, 0, Wish.HIGHEST), in.numbers("skills", 1, Wish.HIGHEST));
    }
}
