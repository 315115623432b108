package org.firstline.web.resources;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firstline.diagnostics.Check;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Mark;
import org.firstline.diagnostics.ProbeKind;
import org.jspecify.annotations.Nullable;

/** A check of a line, as machines get it. */
record CheckAnswer(
        String id,
        long subscriber,
        @Nullable Long ticket,
        @Nullable Long outage,
        String actor,
        Instant startedAt,
        @Nullable Instant doneAt,
        Mark mark,
        List<Probed> findings) {
    /**
     * @param reason a stable code
     * @param text the same in the caller's language
     */
    record Probed(ProbeKind kind, Mark mark, String reason, String text, long tookMs) {
        static Probed of(Finding f, Locale locale) {
            return new Probed(
                    f.kind(), f.mark(), f.reason(), f.sentence(locale), f.took().toMillis());
        }
    }

    static CheckAnswer of(Check check, Locale locale) {
        return new CheckAnswer(
                check.id(),
                check.subscriber(),
                check.purpose().ticket(),
                check.purpose().outage(),
                check.actor(),
                check.startedAt(),
                check.doneAt(),
                check.mark(),
                check.findings().stream().map(f -> Probed.of(f, locale)).toList());
    }
}
