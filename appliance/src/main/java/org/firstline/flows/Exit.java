package org.firstline.flows;

import java.util.ArrayList;
import java.util.List;

/**
 * One way out of a step.
 *
 * @param id unique within the step: {@code next}, {@code otherwise}, {@code found}, {@code key:1}, {@code case:yes}
 * @param target empty for a loose end
 */
public record Exit(String id, String target) {
    public static final String NEXT = "next";
    public static final String OTHERWISE = "otherwise";
    public static final String FOUND = "found";
    private static final String KEY = "key:";
    private static final String CASE = "case:";

    /** The ways out of a step, in the order in which people read them. */
    public static List<Exit> of(Step step) {
        var exits = new ArrayList<Exit>();
        switch (step) {
            case Step.Say say -> exits.add(new Exit(NEXT, say.next()));
            case Step.Menu menu -> {
                menu.choices().forEach((key, target) -> exits.add(new Exit(KEY + key, target)));
                exits.add(new Exit(OTHERWISE, menu.otherwise()));
            }
            case Step.Digits digits -> both(exits, digits.next(), digits.otherwise());
            case Step.LookUp look -> {
                exits.add(new Exit(FOUND, look.found()));
                exits.add(new Exit(OTHERWISE, look.otherwise()));
            }
            case Step.Branch branch -> {
                branch.cases().forEach((value, target) -> exits.add(new Exit(CASE + value, target)));
                exits.add(new Exit(OTHERWISE, branch.otherwise()));
            }
            case Step.SetLanguage set -> exits.add(new Exit(NEXT, set.next()));
            case Step.OpenTicket open -> exits.add(new Exit(NEXT, open.next()));
            case Step.SendSms sms -> both(exits, sms.next(), sms.otherwise());
            case Step.TellWhenFixed tell -> both(exits, tell.next(), tell.otherwise());
            case Step.Survey survey -> exits.add(new Exit(NEXT, survey.next()));
            case Step.Transfer transfer -> exits.add(new Exit(OTHERWISE, transfer.otherwise()));
            case Step.Queue _, Step.Voicemail _, Step.Callback _, Step.HangUp _ -> {}
        }
        return exits;
    }

    private static void both(List<Exit> exits, String next, String otherwise) {
        exits.add(new Exit(NEXT, next));
        exits.add(new Exit(OTHERWISE, otherwise));
    }

    /** The step with this way out leading there; an exit that it does not have changes nothing. */
    public static Step led(Step step, String exit, String target) {
        int at = -1;
        var exits = of(step);
        for (int i = 0; i < exits.size(); i++) if (exits.get(i).id().equals(exit)) at = i;
        if (at < 0) return step;
        // retargeted asks in the same order, which is why it is counted
        var count = new int[] {0};
        int wanted = at;
        return step.retargeted(old -> count[0]++ == wanted ? target : old);
    }

    /** The key or the value that leads here; empty for the others. */
    public String word() {
        return id.startsWith(KEY) || id.startsWith(CASE) ? id.substring(id.indexOf(':') + 1) : "";
    }
}
