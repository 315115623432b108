package org.firstline.reactions;

import java.util.StringJoiner;
import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.Bus;
import org.firstline.quality.DisputeState;
import org.firstline.quality.Evaluation;
import org.firstline.quality.QualityEvent;
import org.firstline.quality.Question;
import org.firstline.quality.Scorecard;
import org.jspecify.annotations.Nullable;

/** When somebody's work is judged, she disputes it, that is answered, or a scorecard changes, it is written into the book. */
record QualityIsAudited(Audit audit) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, QualityEvent.class, this::write);
    }

    private void write(QualityEvent event) {
        audit.add(
                switch (event) {
                    case QualityEvent.CardSaved saved -> saved(saved.before(), saved.after(), saved.actor());
                    case QualityEvent.Evaluated given ->
                        act(
                                given.evaluation().evaluator(),
                                AuditKind.EVALUATED,
                                given.evaluation(),
                                "",
                                "judged=" + given.evaluation().subject().key() + "\nagent="
                                        + given.evaluation().agent() + "\n" + score(given.evaluation()));
                    case QualityEvent.Disputed disputed ->
                        act(
                                disputed.evaluation().agent(),
                                AuditKind.EVALUATION_DISPUTED,
                                disputed.evaluation(),
                                "",
                                "reason=" + line(disputed.reason()));
                    case QualityEvent.Answered answered ->
                        act(
                                answered.actor(),
                                answered.after().dispute() == DisputeState.CHANGED
                                        ? AuditKind.EVALUATION_CHANGED
                                        : AuditKind.EVALUATION_UPHELD,
                                answered.after(),
                                score(answered.before()),
                                score(answered.after()) + "\nreason=" + line(answered.text()));
                });
    }

    private static Act act(String actor, AuditKind kind, Evaluation one, String before, String after) {
        return new Act(actor, kind, "evaluation:" + one.id(), before, after);
    }

    private static String score(Evaluation one) {
        return "percent=" + one.score().percent();
    }

    private static Act saved(@Nullable Scorecard before, Scorecard after, String actor) {
        return new Act(
                actor,
                before == null ? AuditKind.SCORECARD_ADDED : AuditKind.SCORECARD_CHANGED,
                "scorecard:" + after.id(),
                before == null ? "" : text(before, after),
                text(after, before));
    }

    /** The fields in which the two differ. */
    private static String text(Scorecard one, @Nullable Scorecard other) {
        var lines = new StringJoiner("\n");
        if (other == null || !one.name().equals(other.name())) lines.add("name=" + one.name());
        if (other == null || one.active() != other.active()) lines.add("active=" + one.active());
        if (other == null || one.sampling().perWeek() != other.sampling().perWeek())
            lines.add("perWeek=" + one.sampling().perWeek());
        if (other == null || !one.sampling().shortest().equals(other.sampling().shortest()))
            lines.add("shortest=" + one.sampling().shortest().toSeconds());
        if (other == null || !one.questions().equals(other.questions())) lines.add("questions=" + questions(one));
        return lines.toString();
    }

    private static String questions(Scorecard card) {
        var texts = new StringJoiner("; ");
        for (Question question : card.questions())
            texts.add(question.text() + " (" + question.weight() + (question.critical() ? "!" : "") + ")");
        return texts.toString();
    }

    /** In the book a line is a field. */
    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }
}
