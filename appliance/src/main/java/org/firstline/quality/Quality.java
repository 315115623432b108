package org.firstline.quality;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of scorecards and evaluations. Any thread; what a verb changed is durable when it returns. Nobody judges her
 * own work or answers her own dispute, whatever her role; all other rules of who may do what are for screens and
 * resources.
 */
public final class Quality {
    /** The longest page of a list. */
    public static final int MAX_PAGE = 500;

    /** Cards, those out of use too; one more is refused. */
    public static final int MOST_CARDS = 100;

    /** Evaluations that a report or a comparison looks at, the newest; a year of 24 agents has 4,000. */
    public static final int MOST_SUMMED = 20_000;

    private static final String BOX = "system";

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final ZoneId zone;
    private final WorkDone work;

    /** @param zone in which weeks begin */
    public Quality(Db db, Bus bus, Time time, ZoneId zone, WorkDone work) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.zone = zone;
        this.work = work;
    }

    // ---- cards

    /** Makes the card that a box begins with, where there is none yet; no news. */
    public synchronized void begin(Locale language) {
        if (db.tx(CardRows::count) == 0) db.run(h -> CardRows.insert(h, usual(language), BOX, now()));
    }

    /** Eight questions that fit most talks of a provider's first line. */
    public static CardDraft usual(Locale language) {
        var texts = Texts.of("quality", language);
        return new CardDraft(
                texts.get("usual"),
                Stream.of(
                                usual(texts, "greeting", 5, false),
                                usual(texts, "identity", 15, true),
                                usual(texts, "listening", 15, false),
                                usual(texts, "diagnosis", 20, false),
                                usual(texts, "right", 20, true),
                                usual(texts, "clear", 10, false),
                                usual(texts, "ticket", 10, false),
                                usual(texts, "goodbye", 5, false))
                        .toList(),
                Sampling.USUAL);
    }

    private static Question usual(Texts texts, String key, int weight, boolean critical) {
        return new Question(texts.get("usual." + key), weight, critical);
    }

    /** @throws Refused where there are {@value #MOST_CARDS} */
    public synchronized Scorecard addCard(CardDraft draft, String actor) {
        if (db.tx(CardRows::count) >= MOST_CARDS) throw new Refused("quality.full", MOST_CARDS);
        long id = db.tx(h -> CardRows.insert(h, draft, actor, now()));
        return saved(null, id, actor);
    }

    /** Another name or other questions make a new version; what was judged before keeps the one that it had. */
    public synchronized Scorecard changeCard(long id, CardDraft draft, String actor) {
        Scorecard before = card(id);
        if (!before.differsFrom(draft) && before.sampling().equals(draft.sampling())) return before;
        db.run(h -> {
            if (before.differsFrom(draft)) CardRows.addVersion(h, id, before.version() + 1, draft, actor, now());
            CardRows.set(h, id, draft.sampling(), before.active());
        });
        return saved(before, id, actor);
    }

    /** Whether calls are judged by it from now on. */
    public synchronized Scorecard useCard(long id, boolean active, String actor) {
        Scorecard before = card(id);
        if (before.active() == active) return before;
        db.run(h -> CardRows.set(h, id, before.sampling(), active));
        return saved(before, id, actor);
    }

    private Scorecard saved(@Nullable Scorecard before, long id, String actor) {
        Scorecard after = card(id);
        bus.publish(new QualityEvent.CardSaved(before, after, actor));
        return after;
    }

    /** Each in its newest version; those in use first, by name. */
    public List<Scorecard> cards() {
        return db.tx(CardRows::list);
    }

    public Optional<Scorecard> findCard(long id) {
        return db.tx(h -> CardRows.find(h, id));
    }

    /** As it was. */
    public Optional<Scorecard> findCard(long id, int version) {
        return db.tx(h -> CardRows.find(h, id, version));
    }

    /** @throws Refused where there is none */
    public Scorecard card(long id) {
        return findCard(id).orElseThrow(() -> new Refused("quality.no-card", id));
    }

    /** @throws Refused where there is none */
    public Scorecard card(long id, int version) {
        return findCard(id, version).orElseThrow(() -> new Refused("quality.no-card", id));
    }

    // ---- evaluations

    /**
     * Judges a call or a ticket by a card.
     *
     * @param version of the card that the evaluator looked at
     * @param answers one for each question of that version
     * @throws Refused where it goes on, is nobody's work or the evaluator's own, or she has judged it by this card
     */
    public synchronized Evaluation evaluate(
            long card, int version, Subject subject, List<Answer> answers, String comment, String evaluator) {
        Scorecard used = card(card, version);
        if (!used.active()) throw new Refused("quality.out-of-use", used.name());
        var facts = work.find(subject).orElseThrow(() -> new Refused("quality.no-subject", subject.key()));
        String agent = facts.agent();
        if (!facts.over()) throw new Refused("quality.goes-on");
        if (agent == null) throw new Refused("quality.nobodys");
        if (agent.equals(evaluator)) throw new Refused("quality.own");
        if (db.tx(h -> EvaluationRows.isThere(h, subject, card, evaluator))) throw new Refused("quality.twice");
        var fresh = new Evaluation(
                0,
                card,
                version,
                subject,
                facts.ticket(),
                agent,
                evaluator,
                facts.at(),
                now(),
                answers,
                Score.of(used.questions(), answers),
                text(comment),
                DisputeState.NONE);
        Evaluation kept = db.tx(h -> EvaluationRows.insert(h, fresh));
        bus.publish(new QualityEvent.Evaluated(kept));
        return kept;
    }

    /**
     * The judged says why it is wrong; once for each evaluation.
     *
     * @throws Refused to anybody else, and the second time
     */
    public synchronized Evaluation dispute(long id, String reason, String agent) {
        Evaluation before = own(id, agent);
        if (before.dispute() != DisputeState.NONE) throw new Refused("quality.disputed");
        Evaluation after = before.with(DisputeState.OPEN);
        step(before, after, agent, Step.Kind.DISPUTED, needed(reason));
        bus.publish(new QualityEvent.Disputed(after, reason.strip()));
        return after;
    }

    /** It stays as it is. @throws Refused where nothing is disputed, or to the judged herself */
    public synchronized Evaluation uphold(long id, String text, String actor) {
        Evaluation before = open(id, actor);
        return answered(before, before.with(DisputeState.UPHELD), Step.Kind.UPHELD, text, actor);
    }

    /** The answers are others. @throws Refused where they are not, nothing is disputed, or to the judged herself */
    public synchronized Evaluation change(long id, List<Answer> answers, String text, String actor) {
        Evaluation before = open(id, actor);
        if (before.answers().equals(answers)) throw new Refused("quality.same-answers");
        Score score = Score.of(card(before.card(), before.version()).questions(), answers);
        return answered(before, before.with(answers, score, DisputeState.CHANGED), Step.Kind.CHANGED, text, actor);
    }

    private Evaluation open(long id, String actor) {
        Evaluation before = get(id);
        if (before.dispute() != DisputeState.OPEN) throw new Refused("quality.not-disputed");
        if (before.agent().equals(actor)) throw new Refused("quality.own-dispute");
        return before;
    }

    private Evaluation answered(Evaluation before, Evaluation after, Step.Kind kind, String text, String actor) {
        step(before, after, actor, kind, needed(text));
        bus.publish(new QualityEvent.Answered(before, after, actor, text.strip()));
        return after;
    }

    private void step(Evaluation before, Evaluation after, String actor, Step.Kind kind, String text) {
        var step = Step.of(after, now(), actor, kind, text);
        if (!db.tx(h -> EvaluationRows.update(h, before.dispute(), after, step)))
            throw new Refused(after.dispute() == DisputeState.OPEN ? "quality.disputed" : "quality.not-disputed");
    }

    private static String needed(String text) {
        if (text.isBlank()) throw new Refused("quality.reason");
        return text(text);
    }

    private static String text(String given) {
        String text = given.strip();
        if (text.length() > Evaluation.LONGEST_TEXT) throw new Refused("quality.too-long", Evaluation.LONGEST_TEXT);
        return text;
    }

    public Optional<Evaluation> find(long id) {
        return db.tx(h -> EvaluationRows.find(h, id));
    }

    /** @throws Refused where there is none */
    public Evaluation get(long id) {
        return find(id).orElseThrow(() -> new Refused("quality.unknown", id));
    }

    /** @throws Refused where there is none, or it judges somebody else: one must not tell which */
    public Evaluation own(long id, String agent) {
        return find(id).filter(one -> one.agent().equals(agent)).orElseThrow(() -> new Refused("quality.unknown", id));
    }

    /** What happened to it, the oldest first. */
    public List<Step> steps(long id) {
        return db.tx(h -> EvaluationRows.steps(h, id));
    }

    /** The newest first; {@code before} is the last id of the page before, or null. */
    public List<Evaluation> list(EvaluationFilter filter, @Nullable Long before, int limit) {
        return db.tx(h -> EvaluationRows.list(h, filter, before, Math.clamp(limit, 1, MAX_PAGE)));
    }

    /** How many wait for an answer. */
    public int countDisputed() {
        return db.tx(EvaluationRows::countDisputed);
    }

    // ---- what is to be judged

    /** The Monday of the week in which this moment lies. */
    public LocalDate weekOf(Instant at) {
        return weekOf(at.atZone(zone).toLocalDate());
    }

    /** The Monday of the week of this day. */
    public static LocalDate weekOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** What is still to be judged by this card, of each agent's calls of the week of this day. */
    public List<Sample> sample(long card, LocalDate day) {
        Scorecard used = card(card);
        LocalDate monday = weekOf(day);
        Instant from = monday.atStartOfDay(zone).toInstant();
        Instant until = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
        return Sample.of(used, monday, work.talks(from, until), summed(card, from, until));
    }

    // ---- sums

    /** Those of what happened in this time, at most {@value #MOST_SUMMED}, the newest first. */
    public List<Evaluation> summed(@Nullable Long card, Instant from, Instant until) {
        return db.tx(h -> EvaluationRows.list(h, EvaluationFilter.between(card, from, until), null, MOST_SUMMED));
    }

    /** By agent and by question, of what happened in this time; by one card or all. */
    public Report report(@Nullable Long card, Instant from, Instant until) {
        return Report.of(summed(card, from, until), versions());
    }

    /** What several judged, of what happened in this time; those who differ most first. */
    public List<Comparison> comparisons(@Nullable Long card, Instant from, Instant until) {
        return Comparison.of(summed(card, from, until), versions());
    }

    /** Reads each version once. */
    private Cards versions() {
        var known = new HashMap<List<Long>, Scorecard>();
        return one ->
                known.computeIfAbsent(List.of(one.card(), (long) one.version()), _ -> card(one.card(), one.version()));
    }

    /** Stores evaluations of the past; no news. */
    public void record(List<PastEvaluation> past) {
        db.run(h -> past.forEach(one -> EvaluationRows.insert(h, one)));
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }
}
