package org.firstline.web;

import java.util.Locale;
import org.firstline.base.Texts;
import org.firstline.base.csv.BadLine;
import org.firstline.base.csv.ImportReport;

/** An import's report in lines for a terminal. Pure. */
public final class ImportSummary {
    private ImportSummary() {}

    public static String text(ImportReport report, boolean dryRun, Locale locale) {
        Texts texts = Texts.of("web", locale);
        var text = new StringBuilder(texts.get(
                dryRun ? "web.import.would" : "web.import.done",
                report.lines(),
                report.added(),
                report.changed(),
                report.unchanged(),
                report.missing()));
        text.append('\n');
        if (report.bad() > 0)
            text.append(texts.get("web.import.bad", report.bad())).append('\n');
        for (BadLine bad : report.badLines())
            text.append("  ").append(bad.sentence(locale)).append('\n');
        return text.toString();
    }
}
