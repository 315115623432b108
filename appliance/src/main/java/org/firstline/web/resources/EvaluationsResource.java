package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.firstline.base.Time;
import org.firstline.quality.AgentSum;
import org.firstline.quality.Answer;
import org.firstline.quality.Comparison;
import org.firstline.quality.DisputeState;
import org.firstline.quality.Evaluation;
import org.firstline.quality.EvaluationFilter;
import org.firstline.quality.Quality;
import org.firstline.quality.QuestionSum;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Step;
import org.firstline.quality.Subject;
import org.firstline.reactions.QualityTable;
import org.firstline.services.Services;
import org.firstline.web.Caller;
import org.firstline.web.Languages;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/evaluations}: how calls and tickets were judged, what the judged say to it, and the sums. */
@Path("evaluations")
@Produces(MediaType.APPLICATION_JSON)
public final class EvaluationsResource {
    /** Looked back so far where nobody says from when. */
    private static final Duration USUAL = Duration.ofDays(30);

    /** @param version of the card; null for the newest */
    record Judgement(
            @Nullable Long card,
            @Nullable Integer version,
            @Nullable String call,
            @Nullable Long ticket,
            @Nullable List<Answer> answers,
            @Nullable String comment) {}

    /** @param agent login of the judged, who says it */
    record Objection(@Nullable String agent, @Nullable String reason) {}

    /** @param answers null to leave them as they are */
    record Ruling(@Nullable List<Answer> answers, @Nullable String text) {}

    record View(
            long id,
            long card,
            int version,
            @Nullable String call,
            @Nullable Long ticket,
            String agent,
            String evaluator,
            Instant at,
            Instant judgedAt,
            List<Answer> answers,
            int percent,
            boolean criticalFail,
            String comment,
            DisputeState dispute) {
        static View of(Evaluation one) {
            return new View(
                    one.id(),
                    one.card(),
                    one.version(),
                    one.subject() instanceof Subject.OfCall call ? call.id() : null,
                    one.ticket(),
                    one.agent(),
                    one.evaluator(),
                    one.at(),
                    one.judgedAt(),
                    one.answers(),
                    one.score().percent(),
                    one.score().criticalFail(),
                    one.comment(),
                    one.dispute());
        }
    }

    record Happened(Instant at, String actor, Step.Kind kind, String text, List<Answer> answers, int percent) {
        static Happened of(Step one) {
            return new Happened(
                    one.at(),
                    one.actor(),
                    one.kind(),
                    one.text(),
                    one.answers(),
                    one.score().percent());
        }
    }

    /** @param steps the oldest first */
    record Whole(View evaluation, String cardName, List<String> questions, List<Happened> steps) {}

    record Asked(long card, String question, boolean critical, int yes, int no, int notApplicable) {
        static Asked of(QuestionSum one) {
            return new Asked(one.card(), one.question(), one.critical(), one.yes(), one.no(), one.notApplicable());
        }
    }

    record Sums(List<AgentSum> agents, List<Asked> questions) {}

    record Compared(
            @Nullable String call,
            @Nullable Long ticket,
            long card,
            int spread,
            List<View> evaluations,
            List<Comparison.Difference> differences) {
        static Compared of(Comparison one) {
            View first = View.of(one.evaluations().getFirst());
            return new Compared(
                    first.call(),
                    first.ticket(),
                    one.card(),
                    one.spread(),
                    one.evaluations().stream().map(View::of).toList(),
                    one.differences());
        }
    }

    private final Services services;
    private final Quality quality;
    private final Time time;

    public EvaluationsResource(Services services) {
        this.services = services;
        this.quality = services.quality();
        this.time = services.time();
    }

    /** The newest first. */
    @GET
    public Page<View> list(
            @QueryParam("card") @Nullable String card,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("evaluator") @Nullable String evaluator,
            @QueryParam("dispute") @Nullable String dispute,
            @QueryParam("call") @Nullable String call,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new EvaluationFilter(
                Query.number("card", card),
                agent,
                evaluator,
                Query.choice("dispute", DisputeState.class, dispute),
                call == null || call.isEmpty() ? null : new Subject.OfCall(call),
                Query.instant("from", from),
                Query.instant("until", until));
        var paging = Paging.of(limit, cursor);
        return Page.of(
                quality.list(filter, paging.before(), paging.fetch()),
                paging,
                one -> String.valueOf(one.id()),
                View::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response evaluate(@Nullable Judgement given, @Context SecurityContext security) {
        Judgement asked = Query.needed("card", given);
        long card = Query.needed("card", asked.card());
        Subject subject;
        if (asked.call() != null) subject = new Subject.OfCall(asked.call());
        else subject = new Subject.OfTicket(Query.needed("call", asked.ticket()));
        Integer version = asked.version();
        Evaluation kept = quality.evaluate(
                card,
                version == null ? quality.card(card).version() : version,
                subject,
                answers(Query.needed("answers", asked.answers())),
                Objects.requireNonNullElse(asked.comment(), ""),
                Caller.actor(security));
        return Response.created(URI.create("evaluations/" + kept.id()))
                .entity(View.of(kept))
                .build();
    }

    private static List<Answer> answers(List<Answer> given) {
        return given.stream().map(one -> Query.needed("answers", one)).toList();
    }

    @GET
    @Path("{id: [0-9]+}")
    public Whole get(@PathParam("id") long id) {
        return whole(quality.find(id).orElseThrow(NotFoundException::new));
    }

    private Whole whole(Evaluation one) {
        Scorecard card = quality.card(one.card(), one.version());
        return new Whole(
                View.of(one),
                card.name(),
                card.questions().stream().map(question -> question.text()).toList(),
                quality.steps(one.id()).stream().map(Happened::of).toList());
    }

    /** Only the judged herself, and once. */
    @POST
    @Path("{id: [0-9]+}/dispute")
    @Consumes(MediaType.APPLICATION_JSON)
    public Whole dispute(@PathParam("id") long id, @Nullable Objection objection) {
        Objection said = Query.needed("agent", objection);
        return whole(quality.dispute(id, Query.needed("reason", said.reason()), Query.needed("agent", said.agent())));
    }

    /** Answers a dispute: other answers change the evaluation, none uphold it. */
    @POST
    @Path("{id: [0-9]+}/ruling")
    @Consumes(MediaType.APPLICATION_JSON)
    public Whole rule(@PathParam("id") long id, @Nullable Ruling ruling, @Context SecurityContext security) {
        Ruling said = Query.needed("text", ruling);
        String text = Query.needed("text", said.text());
        String actor = Caller.actor(security);
        if (quality.find(id).isEmpty()) throw new NotFoundException();
        List<Answer> answers = said.answers();
        return whole(
                answers == null ? quality.uphold(id, text, actor) : quality.change(id, answers(answers), text, actor));
    }

    /** By agent and by question; of what happened in the last 30 days, unless said otherwise. */
    @GET
    @Path("report")
    public Sums report(
            @QueryParam("card") @Nullable String card,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        Instant end = Objects.requireNonNullElse(Query.instant("until", until), time.now());
        Instant begin = Objects.requireNonNullElse(Query.instant("from", from), end.minus(USUAL));
        var report = quality.report(Query.number("card", card), begin, end);
        return new Sums(
                report.agents(), report.questions().stream().map(Asked::of).toList());
    }

    /** The same as a file for a spreadsheet, in the language that is asked for. */
    @GET
    @Path("report.csv")
    @Produces("text/csv;charset=utf-8")
    public byte[] file(
            @QueryParam("card") @Nullable String card,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @HeaderParam("Accept-Language") @Nullable String language) {
        Instant end = Objects.requireNonNullElse(Query.instant("until", until), time.now());
        Instant begin = Objects.requireNonNullElse(Query.instant("from", from), end.minus(USUAL));
        return new QualityTable(services, Languages.of(language)).of(Query.number("card", card), begin, end);
    }

    /** What several judged by one card, those who differ most first. */
    @GET
    @Path("comparisons")
    public List<Compared> comparisons(
            @QueryParam("card") @Nullable String card,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        Instant end = Objects.requireNonNullElse(Query.instant("until", until), time.now());
        Instant begin = Objects.requireNonNullElse(Query.instant("from", from), end.minus(USUAL));
        return quality.comparisons(Query.number("card", card), begin, end).stream()
                .map(Compared::of)
                .toList();
    }
}
