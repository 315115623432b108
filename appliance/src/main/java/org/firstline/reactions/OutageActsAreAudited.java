package org.firstline.reactions;

import java.time.Instant;
import java.util.Optional;
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
        if (Rehearsal.isNode(act.after().node())) return;
        String subject = "outage:" + step.outage();
        kind(act)
                .ifPresent(kind ->
                        audit.add(new Act(step.actor(), kind, subject, text(kind, act.before()), after(kind, act))));
    }

    /** Empty for what only monitors and the clock make of it. */
    private static Optional<AuditKind> kind(OutageActed act) {
        return Optional.ofNullable(
                switch (act.step().what()) {
                    case CONFIRMED -> act.before() == null ? AuditKind.OUTAGE_DECLARED : AuditKind.OUTAGE_CONFIRMED;
                    case DISMISSED -> AuditKind.OUTAGE_DISMISSED;
                    case RESTORED, FADED -> AuditKind.OUTAGE_ENDED;
                    case VERIFIED -> AuditKind.OUTAGE_VERIFIED;
                    case REOPENED -> AuditKind.OUTAGE_REOPENED;
                    case EXPECTED -> AuditKind.OUTAGE_EXPECTED;
                    case PUBLIC -> AuditKind.OUTAGE_TEXT_SET;
                    case NOTED -> AuditKind.OUTAGE_NOTED;
                    case SUSPECTED, GREW, MERGED, CLOSED -> null;
                });
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
