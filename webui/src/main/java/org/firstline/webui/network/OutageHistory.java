package org.firstline.webui.network;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.firstline.network.OutageStep;
import org.firstline.network.StepKind;
import org.firstline.network.Tree;
import org.firstline.webui.Ago;
import org.firstline.webui.Words;

/** The lines of an outage's history as people read them. */
final class OutageHistory {
    private OutageHistory() {}

    /** Who did it; what the box did by itself says so. */
    static String actor(Words words, OutageStep step) {
        return step.actor().equals("box") ? words.get("webui.outage.step.box") : step.actor();
    }

    /** Times and nodes in the words of whoever looks; what people wrote stays as it is. */
    static String detail(Tree tree, OutageStep step) {
        if (step.what() == StepKind.NOTED || step.detail().isEmpty()) return step.detail();
        try {
            return Ago.exact(Instant.parse(step.detail()));
        } catch (DateTimeParseException e) {
            return Area.name(tree, step.detail());
        }
    }
}
