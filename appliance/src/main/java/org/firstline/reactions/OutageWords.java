package org.firstline.reactions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.firstline.base.Texts;
import org.firstline.network.Outage;

/**
 * What subscribers read of an outage; short, so that Russian fits into one message of 70 characters.
 *
 * @param language the site's, for titles that staff read
 */
record OutageWords(Locale language, ZoneId zone) {
    String down(Outage outage, Locale to) {
        Texts texts = Texts.of("reactions", to);
        Instant expected = outage.expectedAt();
        if (expected == null) return texts.get("sms.outage");
        return texts.get(
                "sms.outage.expected",
                expected.atZone(zone).format(DateTimeFormatter.ofPattern("dd.MM HH:mm", Locale.ROOT)));
    }

    String restored(Locale to) {
        return Texts.of("reactions", to).get("sms.cleared");
    }

    /** To whom asked on the telephone for word of the end. */
    String asked(Locale to) {
        return Texts.of("reactions", to).get("sms.asked");
    }

    String title(String key, String area) {
        return Texts.of("reactions", language).get(key, area);
    }
}
