package org.firstline.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.firstline.base.Texts;
import org.firstline.calls.Call;
import org.firstline.demo.Staff.Operator;
import org.firstline.quality.Answer;
import org.firstline.quality.DisputeState;
import org.firstline.quality.Evaluation;
import org.firstline.quality.PastEvaluation;
import org.firstline.quality.Quality;
import org.firstline.quality.Score;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Step;
import org.firstline.quality.Subject;

/** How the shift head judged the talks of the month: those of past weeks all, this week's have only begun. */
final class PastEvaluations {
    private static final String HEAD = "head";
    private static final String ADMIN = "admin";
    /** In a hundred, of the best and of the newest; the others lie between. */
    private static final int BEST = 97;

    private static final int STEP = 3;
    private static final int DISPUTED_BELOW = 80;
    private static final Duration DISPUTED_WITHIN = Duration.ofDays(14);
    private static final int DISPUTES = 3;
    /** One in so many is judged by a second person, to see whether both mean the same. */
    private static final int COMPARED = 12;

    private record Week(String agent, LocalDate monday) {}

    private final Scorecard card;
    private final Texts texts;
    private final ZoneId zone;
    private final Instant now;
    private final Dice dice;
    private final List<PastEvaluation> all = new ArrayList<>();
    private int disputes;

    PastEvaluations(Scorecard card, Locale language, ZoneId zone, Instant now, Dice dice) {
        this.card = card;
        this.texts = Texts.of("demo", language);
        this.zone = zone;
        this.now = now;
        this.dice = dice;
    }

    List<PastEvaluation> of(List<Call> calls) {
        Map<Week, List<Call>> weeks =
                new TreeMap<>(Comparator.comparing(Week::monday).thenComparing(Week::agent));
        for (Call call : calls) {
            Instant answered = call.answeredAt();
            Instant ended = call.endedAt();
            String agent = call.agent();
            if (answered == null || ended == null || agent == null) continue;
            if (Duration.between(answered, ended).compareTo(card.sampling().shortest()) < 0) continue;
            LocalDate monday = Quality.weekOf(call.arrivedAt().atZone(zone).toLocalDate());
            weeks.computeIfAbsent(new Week(agent, monday), _ -> new ArrayList<>())
                    .add(call);
        }
        LocalDate thisWeek = Quality.weekOf(now.atZone(zone).toLocalDate());
        weeks.forEach((week, hers) -> {
            int many = week.monday.equals(thisWeek)
                    ? dice.between(0, 1)
                    : card.sampling().perWeek();
            for (int i = 0; i < many && !hers.isEmpty(); i++) judge(hers.remove(dice.between(0, hers.size() - 1)));
        });
        all.sort(Comparator.comparing(past -> past.evaluation().judgedAt()));
        return all;
    }

    private void judge(Call call) {
        int rank = 0;
        while (!Staff.OPERATORS.get(rank).extension().equals(call.agent())) rank++;
        Operator operator = Staff.OPERATORS.get(rank);
        var answers = new ArrayList<Answer>();
        for (var question : card.questions())
            answers.add(
                    !question.critical() && dice.percent(8)
                            ? Answer.NOT_APPLICABLE
                            : dice.percent(question.critical() ? BEST : BEST - STEP * rank) ? Answer.YES : Answer.NO);
        if (answers.stream().allMatch(answer -> answer == Answer.NOT_APPLICABLE)) answers.set(0, Answer.YES);
        Instant judged = later(call.arrivedAt(), dice.between(Duration.ofHours(2), Duration.ofHours(40)));
        Evaluation one = evaluation(call, operator.login(), HEAD, judged, answers);
        boolean fresh = one.at().isAfter(now.minus(DISPUTED_WITHIN));
        if (fresh && one.score().percent() < DISPUTED_BELOW && disputes < DISPUTES) dispute(one);
        else all.add(new PastEvaluation(one, List.of(first(one))));
        if (all.size() % COMPARED != 0) return;
        var others = new ArrayList<>(answers);
        int differs = dice.between(0, others.size() - 1);
        others.set(differs, others.get(differs) == Answer.YES ? Answer.NO : Answer.YES);
        Evaluation second = evaluation(call, operator.login(), ADMIN, later(judged, Duration.ofHours(3)), others);
        all.add(new PastEvaluation(second, List.of(first(second))));
    }

    /** One became another, one stayed as it was, one waits for its answer. */
    private void dispute(Evaluation one) {
        DisputeState became = switch (disputes++) {
            case 0 -> DisputeState.UPHELD;
            case 1 -> DisputeState.CHANGED;
            default -> DisputeState.OPEN;
        };
        var answers = new ArrayList<>(one.answers());
        if (became == DisputeState.CHANGED) answers.set(answers.indexOf(Answer.NO), Answer.YES);
        Score score = Score.of(card.questions(), answers);
        var steps = new ArrayList<>(List.of(first(one)));
        Instant said = later(one.judgedAt(), Duration.ofHours(4));
        steps.add(step(one, said, one.agent(), Step.Kind.DISPUTED, "quality.reason", one.answers(), one.score()));
        Instant answered = later(said, Duration.ofHours(2));
        if (became == DisputeState.UPHELD)
            steps.add(step(one, answered, HEAD, Step.Kind.UPHELD, "quality.upheld", answers, score));
        if (became == DisputeState.CHANGED)
            steps.add(step(one, answered, HEAD, Step.Kind.CHANGED, "quality.changed", answers, score));
        var after = new Evaluation(
                0,
                one.card(),
                one.version(),
                one.subject(),
                one.ticket(),
                one.agent(),
                one.evaluator(),
                one.at(),
                one.judgedAt(),
                answers,
                score,
                one.comment(),
                became);
        all.add(new PastEvaluation(after, steps));
    }

    private Evaluation evaluation(Call call, String agent, String evaluator, Instant judged, List<Answer> answers) {
        Score score = Score.of(card.questions(), answers);
        String comment = score.criticalFail() ? "critical" : score.percent() < DISPUTED_BELOW ? "weak" : "good";
        return new Evaluation(
                0,
                card.id(),
                card.version(),
                new Subject.OfCall(call.id()),
                call.ticket(),
                agent,
                evaluator,
                call.arrivedAt(),
                judged,
                answers,
                score,
                dice.percent(50) ? texts.get("quality.comment." + comment) : "",
                DisputeState.NONE);
    }

    private static Step first(Evaluation one) {
        return new Step(
                0, one.judgedAt(), one.evaluator(), Step.Kind.EVALUATED, one.comment(), one.answers(), one.score());
    }

    private Step step(
            Evaluation one, Instant at, String actor, Step.Kind kind, String text, List<Answer> answers, Score score) {
        return new Step(one.id(), at, actor, kind, texts.get(text), answers, score);
    }

    /** So long after, but not after now. */
    private Instant later(Instant begin, Duration after) {
        Instant at = begin.plus(after);
        return at.isBefore(now) ? at : now;
    }
}
