package org.firstline.webui.quality;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.firstline.people.Agent;
import org.firstline.quality.Answer;
import org.firstline.quality.DisputeState;
import org.firstline.quality.Score;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Subject;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The words of these screens, and how scores, answers and disputes look in them. */
final class QualityWords {
    private static final String BUNDLE = QualityWords.class.getPackageName().substring("org.firstline.".length());
    private static final int GOOD = 85;
    private static final int FAIR = 65;

    private QualityWords() {}

    static Words here() {
        return Words.of(BUNDLE);
    }

    static Look score(Score score) {
        if (score.criticalFail()) return new Look(VaadinIcon.BAN, here().get("score.critical"), Tone.BAD);
        String word = percent(score.percent());
        if (score.percent() >= GOOD) return new Look(VaadinIcon.CHECK_CIRCLE, word, Tone.GOOD);
        return score.percent() >= FAIR
                ? new Look(VaadinIcon.MINUS_CIRCLE, word, Tone.WARNING)
                : new Look(VaadinIcon.ARROW_CIRCLE_DOWN, word, Tone.BAD);
    }

    static String percent(double percent) {
        return String.format(Words.locale(), "%.0f %%", percent);
    }

    static Look answer(@Nullable Answer answer) {
        if (answer == null) return new Look(VaadinIcon.QUESTION, here().get("answer.unasked"), Tone.CALM);
        String word = here().get("answer." + answer.name());
        return switch (answer) {
            case YES -> new Look(VaadinIcon.CHECK, word, Tone.GOOD);
            case NO -> new Look(VaadinIcon.CLOSE_SMALL, word, Tone.BAD);
            case NOT_APPLICABLE -> new Look(VaadinIcon.MINUS, word, Tone.CALM);
        };
    }

    static Look dispute(DisputeState state) {
        String word = here().get("dispute." + state.name());
        return switch (state) {
            case NONE -> new Look(VaadinIcon.MINUS, word, Tone.CALM);
            case OPEN -> new Look(VaadinIcon.COMMENT_ELLIPSIS, word, Tone.WARNING);
            case UPHELD -> new Look(VaadinIcon.CHECK, word, Tone.CALM);
            case CHANGED -> new Look(VaadinIcon.PENCIL, word, Tone.BUSY);
        };
    }

    /** A person by her name, a machine by what its token is called. */
    static String person(Services services, String login) {
        return services.people().findByLogin(login).map(Agent::name).orElse(login);
    }

    static String queue(Services services, @Nullable String name) {
        if (name == null) return "–";
        return services.routing()
                .findQueue(name)
                .map((QueueSettings queue) -> queue.title(Words.locale()))
                .orElse(name);
    }

    static String kind(Subject subject) {
        return switch (subject) {
            case Subject.OfCall _ -> here().get("subject.call");
            case Subject.OfTicket ticket -> here().get("subject.ticket", ticket.number());
        };
    }

    /** With its version, where it has had another. */
    static String card(Scorecard card) {
        return card.version() == 1 ? card.name() : here().get("card.versioned", card.name(), card.version());
    }

    static String length(Duration of) {
        long seconds = of.toSeconds();
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** Its first day and its last. */
    static String week(LocalDate monday) {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Words.locale());
        return day.format(monday) + " – " + day.format(monday.plusDays(6));
    }
}
