package org.firstline.reactions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.firstline.base.Texts;
import org.firstline.base.csv.CsvText;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.quality.AgentSum;
import org.firstline.quality.Quality;
import org.firstline.quality.QuestionSum;
import org.firstline.quality.Report;
import org.firstline.quality.Scorecard;
import org.firstline.services.Services;
import org.jspecify.annotations.Nullable;

/** The report of quality as a file for a spreadsheet: what it counts and of when first, then by agent, then by question. */
public record QualityTable(Quality quality, People people, ZoneId zone, Texts texts) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public QualityTable(Services services, Locale language) {
        this(services.quality(), services.people(), services.zone(), Texts.of("reactions", language));
    }

    /** @param card only by this one; null for all */
    public byte[] of(@Nullable Long card, Instant from, Instant until) {
        Report report = quality.report(card, from, until);
        String by = card == null
                ? texts.get("quality.all-cards")
                : quality.findCard(card).map(Scorecard::name).orElse(texts.get("quality.all-cards"));
        var table = new CsvText()
                .line(texts.get("quality.title"))
                .line(texts.get("quality.definition"))
                .line(texts.get("quality.card"), by)
                .line(
                        texts.get("quality.period"),
                        MOMENT.format(from.atZone(zone)) + " – " + MOMENT.format(until.atZone(zone)),
                        zone.getId())
                .line()
                .line(
                        texts.get("quality.agent"),
                        texts.get("quality.login"),
                        texts.get("quality.evaluations"),
                        texts.get("quality.mean"),
                        texts.get("quality.critical-fails"),
                        texts.get("quality.disputes"),
                        texts.get("quality.changed"));
        for (AgentSum one : report.agents())
            table.line(
                    people.findByLogin(one.agent()).map(Agent::name).orElse(one.agent()),
                    one.agent(),
                    one.evaluations(),
                    tenths(one.mean()),
                    one.criticalFails(),
                    one.disputes(),
                    one.changed());
        table.line()
                .line(
                        texts.get("quality.card"),
                        texts.get("quality.question"),
                        texts.get("quality.critical"),
                        texts.get("quality.yes"),
                        texts.get("quality.no"),
                        texts.get("quality.not-applicable"));
        for (QuestionSum one : report.questions())
            table.line(
                    quality.findCard(one.card()).map(Scorecard::name).orElse(""),
                    one.question(),
                    one.critical() ? texts.get("quality.yes") : "",
                    one.yes(),
                    one.no(),
                    one.notApplicable());
        return table.octets();
    }

    private static double tenths(double percent) {
        return Math.round(percent * 10) / 10.0;
    }
}
