package org.firstline.reactions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstline.base.Texts;
import org.firstline.messages.templates.Wording;
import org.firstline.services.Services;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers read and hear of outages and works: facts and a language in, the texts for SMS, voice and page out, so
 * that the three never disagree. Pure.
 *
 * <p>A template is a few sentences with places: {@code {area} {text} {time} {from} {until}}, where {@code {text}} is what
 * staff wrote and {@code {time}} is when it should be over, unless that has passed. A sentence with a place for which there is nothing is left
 * out. {@code outage.new} is the SMS, {@code outage.new.voice} and {@code outage.new.page} are the others.
 *
 * @param language the site's, for titles that staff read
 * @param templates what a site has instead of the shipped ones
 */
public record OutageWords(Locale language, ZoneId zone, SiteTemplates templates) {
    /** Where a site keeps its own words. */
    public interface SiteTemplates {
        SiteTemplates NONE = (key, language) -> Optional.empty();

        Optional<Wording> find(String key, String language);
    }

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?…])\\s+");

    /** Staff's words stand for sentences of their own where a template begins one with them. */
    private static final String STAFF = "{text}";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

    public OutageWords(Locale language, ZoneId zone) {
        this(language, zone, SiteTemplates.NONE);
    }

    /** As this site says it: whoever writes or speaks of an outage takes these, or the texts would disagree. */
    public static OutageWords of(Services s) {
        return new OutageWords(
                s.site().language(), s.site().zone(), s.messages().templates()::find);
    }

    /** @param now decides whether a day is "today", and whether an expected time is worth saying still */
    public ThreeTexts of(Telling telling, OutageFacts facts, Locale to, Instant now) {
        return new ThreeTexts(
                fill(template(telling.key(), to), facts, to, now, Shape.SMS),
                fill(template(telling.key() + ".voice", to), facts, to, now, Shape.VOICE),
                fill(template(telling.key() + ".page", to), facts, to, now, Shape.PAGE));
    }

    public String sms(Telling telling, OutageFacts facts, Locale to, Instant now) {
        return fill(template(telling.key(), to), facts, to, now, Shape.SMS);
    }

    String title(String key, String area) {
        return Texts.of("reactions", language).get(key, area);
    }

    private Wording template(String key, Locale to) {
        return templates
                .find(key, to.getLanguage())
                .filter(own -> !own.text().isBlank())
                .orElseGet(
                        () -> Wording.plain(Texts.of("reactions", to).bundle().getString(key)));
    }

    private enum Shape {
        SMS,
        VOICE,
        PAGE
    }

    private String fill(Wording template, OutageFacts facts, Locale to, Instant now, Shape shape) {
        var filled = new ArrayList<String>();
        for (String sentence : BETWEEN_SENTENCES.split(template.text().strip())) {
            String rest = sentence;
            if (rest.startsWith(STAFF)) {
                facts.text().in(to).map(OutageWords::ended).ifPresent(filled::add);
                rest = rest.substring(STAFF.length())
                        .replaceFirst("^[.!?…]", "")
                        .strip();
            }
            filled.add(filled(rest, facts, to, now, shape));
        }
        filled.removeIf(String::isEmpty);
        return template.finished(String.join(" ", filled));
    }

    /** Empty where a place has nothing. */
    private String filled(String sentence, OutageFacts facts, Locale to, Instant now, Shape shape) {
        var words = new StringBuilder();
        Matcher places = PLACE.matcher(sentence);
        while (places.find()) {
            String value = value(places.group(1), facts, to, now, shape);
            if (value.isEmpty()) return "";
            places.appendReplacement(words, Matcher.quoteReplacement(value));
        }
        return places.appendTail(words).toString();
    }

    private String value(String place, OutageFacts facts, Locale to, Instant now, Shape shape) {
        Instant until = facts.until();
        return switch (place) {
            case "area" -> facts.area();
            case "text" -> facts.text().in(to).orElse("");
            case "from" -> moment(facts.from(), to, now, shape);
            // a promise that was broken is not repeated
            case "time" -> until != null && until.isAfter(now) ? moment(until, to, now, shape) : "";
            case "until" -> until(facts, to, now, shape);
            default -> "";
        };
    }

    /** The end of a window on the day that it begins needs no day of its own. */
    private String until(OutageFacts facts, Locale to, Instant now, Shape shape) {
        Instant from = facts.from();
        Instant until = facts.until();
        if (from == null || until == null) return moment(until, to, now, shape);
        var end = until.atZone(zone);
        return from.atZone(zone).toLocalDate().equals(end.toLocalDate()) ? clock(end) : moment(until, to, now, shape);
    }

    private static String ended(String text) {
        return text.matches("(?s).*[.!?…]") ? text : text + ".";
    }

    private String moment(@Nullable Instant at, Locale to, Instant now, Shape shape) {
        if (at == null) return "";
        var local = at.atZone(zone);
        if (shape == Shape.SMS) return local.format(DateTimeFormatter.ofPattern("dd.MM HH:mm", Locale.ROOT));
        if (local.toLocalDate().equals(now.atZone(zone).toLocalDate())) return clock(local);
        boolean russian = to.getLanguage().equals("ru");
        return clock(local) + local.format(DateTimeFormatter.ofPattern(russian ? " d MMMM" : " 'on' d MMMM", to));
    }

    private static String clock(ZonedDateTime at) {
        return at.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    }
}
