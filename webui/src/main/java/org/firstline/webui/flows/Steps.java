package org.firstline.webui.flows;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.flows.Again;
import org.firstline.flows.Facts;
import org.firstline.flows.Prompt;
import org.firstline.flows.Step;

/** Each kind of step as it starts. */
final class Steps {
    private Steps() {}

    static Step fresh(String kind) {
        var wait = Duration.ofSeconds(5);
        var again = new Again(2, List.of(new Prompt.Recorded("no-such-choice")));
        return switch (kind) {
            case "say" -> new Step.Say(List.of(), "");
            case "menu" -> new Step.Menu(List.of(), Map.of('1', "", '2', ""), "", wait, again);
            case "digits" ->
                new Step.Digits(said("account-number"), "account", 4, 10, wait.plusSeconds(3), wait, again, "", "");
            case "look-up" -> new Step.LookUp(Step.By.ACCOUNT, "account", "", "");
            case "branch" -> new Step.Branch(Facts.KNOWN, Map.of("yes", ""), "");
            case "language" -> new Step.SetLanguage("en", "");
            case "ticket" -> new Step.OpenTicket("internet", "", "");
            case "sms" -> new Step.SendSms(Map.of("en", "", "ru", ""), "", "");
            case "when-fixed" -> new Step.TellWhenFixed("", "");
            case "survey" -> new Step.Survey("operator", said("rate-operator"), wait, again, "");
            case "transfer" -> new Step.Transfer("", Duration.ofSeconds(20), "");
            case "queue" -> new Step.Queue("", "");
            case "voicemail" -> new Step.Voicemail("");
            case "callback" -> new Step.Callback("");
            default -> new Step.HangUp();
        };
    }

    private static List<Prompt> said(String name) {
        return List.of(new Prompt.Recorded(name));
    }

    /** These keys; those that were there lead where they led. */
    static Map<Character, String> keys(Map<Character, String> old, String keys) {
        var all = new LinkedHashMap<Character, String>();
        for (char key : keys.toCharArray())
            if ("0123456789*#".indexOf(key) >= 0) all.put(key, old.getOrDefault(key, ""));
        return all;
    }

    /** These values, with commas between them; those that were there lead where they led. */
    static Map<String, String> cases(Map<String, String> old, String values) {
        var all = new LinkedHashMap<String, String>();
        for (String value : values.split(","))
            if (!value.isBlank()) all.put(value.strip(), old.getOrDefault(value.strip(), ""));
        return all;
    }
}
