package org.firstline.reactions;

import java.time.Instant;
import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.Bus;
import org.firstline.network.Outage;
import org.firstline.network.OutageActed;
import org.jspecify.annotations.Nullable;

/** When somebody decides over an outage, on a screen or by the API, it is written into the book. */
record OutageActsAreAudited(Audit audit) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, OutageActed.class, this::acted);
    }

    /** A rehearsal has lines of its own in the book. */
    private void acted(OutageActed act) {
        var step = act.step();
        if (act.after().node().equals(Rehearsal.NODE)) return;
        AuditKind kind = kind(act);
        String subject = "outage:" + step.outage();
        audit.write(new Act(step.actor(), kind, subject, text(kind, act.before()), after(kind, act)));
    }

    private static AuditKind kind(OutageActed act) {
        return switch (act.step().what()) {
            case "confirmed" -> act.before() == null ? AuditKind.OUTAGE_DECLARED : AuditKind.OUTAGE_CONFIRMED;
            case "dismissed" -> AuditKind.OUTAGE_DISMISSED;
            case "restored", "faded" -> AuditKind.OUTAGE_ENDED;
            case "verified" -> AuditKind.OUTAGE_VERIFIED;
            case "reopened" -> AuditKind.OUTAGE_REOPENED;
            case "expected" -> AuditKind.OUTAGE_EXPECTED;
            case "public" -> AuditKind.OUTAGE_TEXT_SET;
            case "noted" -> AuditKind.OUTAGE_NOTED;
            default -> throw new IllegalStateException("a step that only the box takes: " + act.step());
        };
    }

    private static String after(AuditKind kind, OutageActed act) {
        String detail = act.step().detail();
        if (kind == AuditKind.OUTAGE_REOPENED) return detail.isEmpty() ? "" : "reason=" + detail;
        String node = kind == AuditKind.OUTAGE_DECLARED ? "node=" + act.after().node() + "\n" : "";
        return (node + text(kind, act.after())).strip();
    }

    /** The field that this kind of act is about, as a line {@code field=value}; nothing where it is empty. */
    private static String text(AuditKind kind, @Nullable Outage outage) {
        if (outage == null) return "";
        return switch (kind) {
            case OUTAGE_DECLARED, OUTAGE_CONFIRMED, OUTAGE_EXPECTED -> expected(outage.expectedAt());
            case OUTAGE_TEXT_SET ->
                (line("textEn", outage.publicText().en())
                                + line("textRu", outage.publicText().ru()))
                        .strip();
            case OUTAGE_NOTED -> line("note", outage.note()).strip();
            default -> "";
        };
    }

    private static String expected(@Nullable Instant at) {
        return at == null ? "" : "expectedAt=" + at;
    }

    private static String line(String field, String value) {
        return value.isEmpty() ? "" : field + "=" + value + "\n";
    }
}
