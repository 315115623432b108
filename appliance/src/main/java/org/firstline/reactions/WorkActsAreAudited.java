package org.firstline.reactions;

import java.util.TreeSet;
import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.Bus;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkActed;
import org.firstline.works.WorkStepKind;
import org.jspecify.annotations.Nullable;

/** When somebody plans works, or changes what was planned, on a screen or by the API, it is written into the book. */
record WorkActsAreAudited(Audit audit) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, WorkActed.class, this::acted);
    }

    private void acted(WorkActed act) {
        var step = act.step();
        AuditKind kind = kind(step.what());
        audit.add(new Act(
                step.actor(),
                kind,
                "work:" + step.work(),
                text(kind, act.before(), false),
                text(kind, act.after(), true)));
    }

    private static AuditKind kind(WorkStepKind what) {
        return switch (what) {
            case PLANNED -> AuditKind.WORK_PLANNED;
            case MOVED -> AuditKind.WORK_MOVED;
            case EXTENDED -> AuditKind.WORK_EXTENDED;
            case CANCELLED -> AuditKind.WORK_CANCELLED;
            case STARTED -> AuditKind.WORK_STARTED;
            case DONE -> AuditKind.WORK_DONE;
        };
    }

    /** What this kind of act is about, as lines {@code field=value}. */
    private static String text(AuditKind kind, @Nullable PlannedWork work, boolean reason) {
        if (work == null) return "";
        String window = "from=" + work.from() + "\nuntil=" + work.until();
        String why = reason && !work.reason().isEmpty() ? "\nreason=" + work.reason() : "";
        return switch (kind) {
            case WORK_PLANNED -> "nodes=" + String.join(", ", new TreeSet<>(work.nodes())) + "\n" + window;
            case WORK_MOVED -> window + why;
            case WORK_EXTENDED -> "until=" + work.until();
            case WORK_CANCELLED -> why.strip();
            default -> "";
        };
    }
}
