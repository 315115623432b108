package org.firstline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards and evaluations in rows, on whatever database the subclass opens. */
abstract class QualityContract {
    private static final Subject CALL = new Subject.OfCall("01C1");
    private static final Subject TICKET = new Subject.OfTicket(17);
    private static final CardDraft CARD = new CardDraft(
            "First line",
            List.of(new Question("Greeted", 20, false), new Question("Right", 80, true)),
            new Sampling(2, Duration.ofSeconds(30)));

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-19T12:00:00Z"));
    private final Bus bus = new Bus(time);
    private final List<QualityEvent> news = new ArrayList<>();
    private final Work work = new Work();
    private Db db;
    private Quality quality;

    /** What there is to judge, by hand. */
    private static final class Work implements WorkDone {
        final Map<Subject, Judged> facts = new HashMap<>();
        final List<Talk> talks = new ArrayList<>();

        @Override
        public Optional<Judged> find(Subject subject) {
            return Optional.ofNullable(facts.get(subject));
        }

        @Override
        public List<Talk> talks(Instant from, Instant until) {
            return talks.stream()
                    .filter(one -> !one.at().isBefore(from) && one.at().isBefore(until))
                    .toList();
        }
    }

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", QualityEvent.class, news::add);
        quality = new Quality(db, bus, time, ZoneId.of("Asia/Yekaterinburg"), work);
        work.facts.put(CALL, new WorkDone.Judged("anna", time.now().minusSeconds(600), 5L, true));
        work.facts.put(TICKET, new WorkDone.Judged("boris", time.now().minusSeconds(900), 17L, true));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Evaluation judged(Scorecard card, String evaluator, Answer... answers) {
        return quality.evaluate(card.id(), card.version(), CALL, List.of(answers), "fine", evaluator);
    }

    private static void refused(String code, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void aCardIsKeptInItsVersions() {
        Scorecard first = quality.addCard(CARD, "head");
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.draft()).isEqualTo(CARD);
        var more = new CardDraft("First line", List.of(new Question("Polite", 5, false)), CARD.sampling());
        time.pass(Duration.ofMinutes(1));
        Scorecard second = quality.changeCard(first.id(), more, "anna");
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.savedBy()).isEqualTo("anna");
        assertThat(second.savedAt()).isEqualTo(time.now());
        assertThat(quality.card(first.id(), 1)).isEqualTo(first);
        var oftener = new CardDraft("First line", more.questions(), new Sampling(9, Duration.ZERO));
        Scorecard third = quality.changeCard(first.id(), oftener, "head");
        assertThat(third.version()).as("how often is no question").isEqualTo(2);
        assertThat(third.sampling()).isEqualTo(oftener.sampling());
        assertThat(quality.changeCard(first.id(), oftener, "head")).isEqualTo(third);
        time.settle();
        assertThat(news)
                .containsExactly(
                        new QualityEvent.CardSaved(null, first, "head"),
                        new QualityEvent.CardSaved(first, second, "anna"),
                        new QualityEvent.CardSaved(second, third, "head"));
    }

    @Test
    void aFreshBoxBeginsWithACardInItsLanguageOnce() {
        quality.begin(Locale.of("ru"));
        quality.begin(Locale.ENGLISH);
        assertThat(quality.cards()).hasSize(1);
        assertThat(quality.cards().getFirst().draft()).isEqualTo(Quality.usual(Locale.of("ru")));
        assertThat(quality.cards().getFirst().questions().stream()
                        .mapToInt(Question::weight)
                        .sum())
                .isEqualTo(100);
    }

    @Test
    void cardsOutOfUseStandLastAndJudgeNothing() {
        Scorecard first = quality.addCard(CARD, "head");
        Scorecard second = quality.addCard(new CardDraft("Zeta", CARD.questions(), CARD.sampling()), "head");
        quality.useCard(first.id(), false, "head");
        assertThat(quality.cards()).extracting(Scorecard::id).containsExactly(second.id(), first.id());
        refused("quality.out-of-use", () -> judged(first, "head", Answer.YES, Answer.YES));
        quality.useCard(first.id(), true, "head");
        assertThat(judged(first, "head", Answer.YES, Answer.YES).score().percent())
                .isEqualTo(100);
    }

    @Test
    void whatACardMustHave() {
        refused("quality.card-name", () -> new CardDraft(" ", CARD.questions(), CARD.sampling()));
        refused("quality.questions", () -> new CardDraft("x", List.of(), CARD.sampling()));
        refused(
                "quality.question-twice",
                () -> new CardDraft(
                        "x", List.of(new Question("a", 1, false), new Question("A ", 1, false)), CARD.sampling()));
        refused("quality.weight", () -> new Question("a", 0, false));
        refused("quality.weight", () -> new Question("a", 101, false));
        refused("quality.question-text", () -> new Question("x".repeat(301), 1, false));
        refused("quality.per-week", () -> new Sampling(51, Duration.ZERO));
        refused("quality.shortest", () -> new Sampling(1, Duration.ofSeconds(-1)));
        refused("quality.no-card", () -> quality.changeCard(99, CARD, "head"));
    }

    @Test
    void anEvaluationKeepsEveryFieldAndItsVersion() {
        Scorecard card = quality.addCard(CARD, "head");
        Evaluation one = judged(card, "head", Answer.NO, Answer.YES);
        assertThat(one)
                .isEqualTo(new Evaluation(
                        one.id(),
                        card.id(),
                        1,
                        CALL,
                        5L,
                        "anna",
                        "head",
                        time.now().minusSeconds(600),
                        time.now(),
                        List.of(Answer.NO, Answer.YES),
                        new Score(80, false),
                        "fine",
                        DisputeState.NONE));
        quality.changeCard(
                card.id(), new CardDraft("Other", List.of(new Question("x", 1, false)), CARD.sampling()), "head");
        var again = new Quality(db, bus, time, ZoneId.of("UTC"), work);
        assertThat(again.get(one.id())).isEqualTo(one);
        assertThat(again.card(one.card(), one.version()).questions()).isEqualTo(CARD.questions());
        // who still had the old version before her may go on with it
        Evaluation late = quality.evaluate(card.id(), 1, CALL, List.of(Answer.YES, Answer.NO), "", "deputy");
        assertThat(late.score()).isEqualTo(new Score(0, true));
        refused(
                "quality.answers",
                () -> quality.evaluate(card.id(), 2, CALL, List.of(Answer.YES, Answer.NO), "", "third"));
    }

    @Test
    void oneEvaluatorJudgesACallOnceByEachCardAndSeveralMay() {
        Scorecard card = quality.addCard(CARD, "head");
        Scorecard other = quality.addCard(new CardDraft("Other", CARD.questions(), CARD.sampling()), "head");
        judged(card, "head", Answer.YES, Answer.YES);
        refused("quality.twice", () -> judged(card, "head", Answer.NO, Answer.NO));
        judged(other, "head", Answer.YES, Answer.YES);
        judged(card, "deputy", Answer.NO, Answer.YES);
        assertThat(quality.list(EvaluationFilter.of(CALL), null, 10)).hasSize(3);
    }

    @Test
    void onlyFinishedWorkOfSomebodyElseIsJudged() {
        Scorecard card = quality.addCard(CARD, "head");
        refused("quality.own", () -> judged(card, "anna", Answer.YES, Answer.YES));
        work.facts.put(CALL, new WorkDone.Judged("anna", time.now(), null, false));
        refused("quality.goes-on", () -> judged(card, "head", Answer.YES, Answer.YES));
        work.facts.put(CALL, new WorkDone.Judged(null, time.now(), null, true));
        refused("quality.nobodys", () -> judged(card, "head", Answer.YES, Answer.YES));
        work.facts.remove(CALL);
        refused("quality.no-subject", () -> judged(card, "head", Answer.YES, Answer.YES));
        Evaluation ticket =
                quality.evaluate(card.id(), 1, TICKET, List.of(Answer.YES, Answer.NOT_APPLICABLE), "", "head");
        assertThat(ticket.agent()).isEqualTo("boris");
        assertThat(quality.get(ticket.id()).subject()).isEqualTo(TICKET);
    }

    @Test
    void onlyTheJudgedDisputesAndOnlyOnce() {
        Scorecard card = quality.addCard(CARD, "head");
        Evaluation one = judged(card, "head", Answer.NO, Answer.YES);
        refused("quality.unknown", () -> quality.dispute(one.id(), "not mine", "boris"));
        refused("quality.unknown", () -> quality.own(one.id(), "boris"));
        assertThat(quality.own(one.id(), "anna")).isEqualTo(one);
        refused("quality.reason", () -> quality.dispute(one.id(), "  ", "anna"));
        assertThat(quality.dispute(one.id(), "I did greet", "anna").dispute()).isEqualTo(DisputeState.OPEN);
        assertThat(quality.countDisputed()).isEqualTo(1);
        refused("quality.disputed", () -> quality.dispute(one.id(), "again", "anna"));
        refused("quality.own-dispute", () -> quality.uphold(one.id(), "no", "anna"));
        quality.uphold(one.id(), "You did not", "deputy");
        assertThat(quality.countDisputed()).isZero();
        refused("quality.disputed", () -> quality.dispute(one.id(), "again", "anna"));
        refused("quality.not-disputed", () -> quality.uphold(one.id(), "no", "deputy"));
        assertThat(quality.get(one.id()).score().percent()).isEqualTo(80);
    }

    @Test
    void whatADisputeChangesLeavesItsHistory() {
        Scorecard card = quality.addCard(CARD, "head");
        Evaluation one = judged(card, "head", Answer.NO, Answer.NO);
        time.pass(Duration.ofHours(1));
        quality.dispute(one.id(), "It was right", "anna");
        time.pass(Duration.ofHours(1));
        refused(
                "quality.same-answers",
                () -> quality.change(one.id(), List.of(Answer.NO, Answer.NO), "so what", "deputy"));
        Evaluation after = quality.change(one.id(), List.of(Answer.NO, Answer.YES), "True", "deputy");
        assertThat(after.score()).isEqualTo(new Score(80, false));
        assertThat(after.dispute()).isEqualTo(DisputeState.CHANGED);
        assertThat(quality.get(one.id())).isEqualTo(after);
        assertThat(quality.steps(one.id()))
                .containsExactly(
                        new Step(
                                one.id(),
                                time.now().minus(Duration.ofHours(2)),
                                "head",
                                Step.Kind.EVALUATED,
                                "fine",
                                List.of(Answer.NO, Answer.NO),
                                new Score(0, true)),
                        new Step(
                                one.id(),
                                time.now().minus(Duration.ofHours(1)),
                                "anna",
                                Step.Kind.DISPUTED,
                                "It was right",
                                List.of(Answer.NO, Answer.NO),
                                new Score(0, true)),
                        new Step(
                                one.id(),
                                time.now(),
                                "deputy",
                                Step.Kind.CHANGED,
                                "True",
                                List.of(Answer.NO, Answer.YES),
                                new Score(80, false)));
        time.settle();
        assertThat(news)
                .last()
                .isEqualTo(new QualityEvent.Answered(
                        quality.get(one.id())
                                .with(List.of(Answer.NO, Answer.NO), new Score(0, true), DisputeState.OPEN),
                        after,
                        "deputy",
                        "True"));
    }

    @Test
    void listsAreFilteredAndReadByPages() {
        Scorecard card = quality.addCard(CARD, "head");
        for (int i = 0; i < 5; i++) {
            var call = new Subject.OfCall("call" + i);
            work.facts.put(
                    call,
                    new WorkDone.Judged(
                            i % 2 == 0 ? "anna" : "boris", time.now().minus(Duration.ofDays(i)), null, true));
            quality.evaluate(card.id(), 1, call, List.of(Answer.YES, Answer.YES), "", i < 3 ? "head" : "deputy");
        }
        var all = quality.list(EvaluationFilter.ALL, null, 3);
        assertThat(all)
                .extracting(one -> one.subject().key())
                .containsExactly("call:call4", "call:call3", "call:call2");
        assertThat(quality.list(EvaluationFilter.ALL, all.getLast().id(), 3)).hasSize(2);
        assertThat(quality.list(EvaluationFilter.of("boris"), null, 9)).hasSize(2);
        var deputys = new EvaluationFilter(card.id(), "anna", "deputy", DisputeState.NONE, null, null, null);
        assertThat(quality.list(deputys, null, 9))
                .extracting(one -> one.subject().key())
                .containsExactly("call:call4");
        var days = EvaluationFilter.between(
                null, time.now().minus(Duration.ofDays(3)), time.now().minus(Duration.ofDays(1)));
        assertThat(quality.list(days, null, 9)).hasSize(2);
        assertThat(quality.list(EvaluationFilter.disputed(), null, 9)).isEmpty();
    }

    @Test
    void aWeekBeginsOnMondayInTheSitesZone() {
        Scorecard card = quality.addCard(CARD, "head");
        LocalDate monday = LocalDate.of(2026, 11, 16);
        assertThat(quality.weekOf(time.now())).isEqualTo(monday);
        // half past midnight in Yekaterinburg, still Sunday in London
        Instant inside = Instant.parse("2026-11-15T19:30:00Z");
        assertThat(quality.weekOf(inside)).isEqualTo(monday);
        work.talks.add(new Talk("in", "anna", "tv", 1L, inside, Duration.ofMinutes(1), true));
        work.talks.add(new Talk("out", "anna", "tv", 1L, inside.minusSeconds(3600), Duration.ofMinutes(1), true));
        work.facts.put(new Subject.OfCall("in"), new WorkDone.Judged("anna", inside, 1L, true));
        var sample = quality.sample(card.id(), monday.plusDays(3));
        assertThat(sample).hasSize(1);
        assertThat(sample.getFirst().toJudge()).extracting(Talk::call).containsExactly("in");
        quality.evaluate(card.id(), 1, new Subject.OfCall("in"), List.of(Answer.YES, Answer.YES), "", "head");
        assertThat(quality.sample(card.id(), monday)).containsExactly(new Sample("anna", 1, 1, List.of()));
    }

    @Test
    void theReportCountsByAgentAndByQuestion() {
        Scorecard card = quality.addCard(CARD, "head");
        judged(card, "head", Answer.NO, Answer.YES);
        Evaluation second = judged(card, "deputy", Answer.YES, Answer.NO);
        quality.dispute(second.id(), "no", "anna");
        quality.change(second.id(), List.of(Answer.YES, Answer.NOT_APPLICABLE), "yes", "head");
        Scorecard newer = quality.changeCard(
                card.id(),
                new CardDraft(
                        "First line",
                        List.of(new Question("Right", 50, false), new Question("Polite", 50, false)),
                        CARD.sampling()),
                "head");
        quality.evaluate(card.id(), newer.version(), TICKET, List.of(Answer.NO, Answer.NO), "", "head");
        Report report = quality.report(null, time.now().minus(Duration.ofDays(1)), time.now());
        assertThat(report.agents())
                .containsExactly(new AgentSum("anna", 2, 90, 0, 1, 1), new AgentSum("boris", 1, 0, 0, 0, 0));
        assertThat(report.total()).isEqualTo(new AgentSum("", 3, 60, 0, 1, 1));
        assertThat(report.questions())
                .containsExactly(
                        new QuestionSum(card.id(), "Right", false, 1, 1, 1),
                        new QuestionSum(card.id(), "Polite", false, 0, 1, 0),
                        new QuestionSum(card.id(), "Greeted", false, 1, 1, 0));
        assertThat(quality.report(card.id() + 1, time.now().minus(Duration.ofDays(1)), time.now()))
                .isEqualTo(new Report(null, List.of(), List.of()));
    }

    @Test
    void evaluatorsOfTheSameCallAreCompared() {
        Scorecard card = quality.addCard(CARD, "head");
        Evaluation first = judged(card, "head", Answer.NO, Answer.YES);
        Instant from = time.now().minus(Duration.ofDays(1));
        assertThat(quality.comparisons(null, from, time.now())).isEmpty();
        Evaluation second = judged(card, "deputy", Answer.YES, Answer.YES);
        assertThat(quality.comparisons(null, from, time.now()))
                .containsExactly(new Comparison(
                        CALL,
                        card.id(),
                        List.of(first, second),
                        20,
                        List.of(new Comparison.Difference("Greeted", List.of(Answer.NO, Answer.YES)))));
    }

    @Test
    void thePastIsWrittenWithoutNews() {
        Scorecard card = quality.addCard(CARD, "head");
        time.settle();
        news.clear();
        var past = new Evaluation(
                0,
                card.id(),
                1,
                CALL,
                5L,
                "anna",
                "head",
                time.now(),
                time.now(),
                List.of(Answer.YES, Answer.YES),
                new Score(100, false),
                "",
                DisputeState.NONE);
        var said = new Step(0, time.now(), "anna", Step.Kind.DISPUTED, "no", past.answers(), past.score());
        quality.record(List.of(new PastEvaluation(past.with(DisputeState.OPEN), List.of(said))));
        time.settle();
        assertThat(news).isEmpty();
        var kept = quality.list(EvaluationFilter.ALL, null, 10);
        assertThat(kept).hasSize(1);
        long id = kept.getFirst().id();
        assertThat(kept).containsExactly(past.withId(id).with(DisputeState.OPEN));
        assertThat(quality.steps(id)).containsExactly(said.of(id));
    }
}
