package org.firstline.diagnostics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at one line.
 *
 * @param actor login of who wanted to know, or the name of a machine's token, or "box"
 * @param doneAt null while it runs
 * @param findings so far, in the order of {@link ProbeKind}
 */
public record Check(
        String id,
        long subscriber,
        Purpose purpose,
        String actor,
        Instant startedAt,
        @Nullable Instant doneAt,
        List<Finding> findings) {
    public Check {
        findings = findings.stream().sorted(Comparator.comparing(Finding::kind)).toList();
    }

    /** BAD where anything is; OK where something is and nothing is BAD; else nothing is known. */
    public Mark mark() {
        if (findings.stream().anyMatch(f -> f.mark() == Mark.BAD)) return Mark.BAD;
        return findings.stream().anyMatch(f -> f.mark() == Mark.OK) ? Mark.OK : Mark.UNKNOWN;
    }

    public boolean isDone() {
        return doneAt != null;
    }

    Check with(List<Finding> all) {
        return new Check(id, subscriber, purpose, actor, startedAt, doneAt, all);
    }

    Check done(Instant at) {
        return new Check(id, subscriber, purpose, actor, startedAt, at, findings);
    }
}
