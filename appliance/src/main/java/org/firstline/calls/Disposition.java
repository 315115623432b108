package org.firstline.calls;

import java.util.Locale;
import org.firstline.base.Refused;

/**
 * What a call of a queue may have been about in the end, for an agent to choose.
 *
 * @param code stable, for reports: "no-signal"
 */
public record Disposition(String queue, String code, String titleEn, String titleRu) {
    public Disposition {
        if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) throw new Refused("calls.disposition-code", code);
        if (titleEn.isBlank() || titleRu.isBlank() || titleEn.length() > 80 || titleRu.length() > 80)
            throw new Refused("calls.disposition-title", code);
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("ru") ? titleRu : titleEn;
    }
}
