package org.firstline.reactions;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.firstline.diagnostics.Answer;
import org.firstline.diagnostics.RepairCheck;
import org.firstline.diagnostics.RepairChecks;
import org.firstline.diagnostics.Sampled;
import org.firstline.messages.templates.Wording;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Priority;
import org.firstline.tickets.Tickets;

/**
 * What is said in a check after a repair, to subscribers and to staff.
 *
 * @param language the site's
 * @param region of numbers that do not say theirs
 * @param templates what a site says instead of the shipped words: key and language in, its text out
 */
record RepairWords(
        Locale language, String region, BiFunction<String, String, Optional<Wording>> templates, Tickets tickets) {
    private static final String ASK = "check.ask";

    String question(Locale to) {
        return templates
                .apply(ASK, to.getLanguage())
                .filter(own -> !own.text().isBlank())
                .map(own -> own.finished(own.text()))
                .orElseGet(() -> Texts.of("reactions", to).get(ASK));
    }

    String title(String area) {
        return Texts.of("reactions", language).get("batch.check", area);
    }

    Optional<PhoneNumber> phone(String from) {
        return PhoneNumber.parse(from, region);
    }

    /** For the outage's history and its crew. */
    String why(RepairCheck check) {
        Texts texts = Texts.of("reactions", language);
        long no = check.sample().stream().filter(s -> s.answer() == Answer.NO).count();
        long red = check.sample().stream().filter(Sampled::isRed).count();
        return texts.get(
                "check.why." + check.reason(), no, red, check.sample().size(), check.confirmed(), check.asked());
    }

    /** The outage is settled, and he is not: that is a matter of his own. */
    void complaint(RepairChecks.Answered answered) {
        tickets.open(new NewTicket(
                Texts.of("reactions", language).get("check.late"),
                "internet",
                Priority.HIGH,
                answered.who().subscriber(),
                null,
                answered.check().outage(),
                null));
    }
}
