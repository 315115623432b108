package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.firstline.base.Time;
import org.firstline.quality.CardDraft;
import org.firstline.quality.Quality;
import org.firstline.quality.Question;
import org.firstline.quality.Sample;
import org.firstline.quality.Sampling;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Talk;
import org.firstline.web.BadRequest;
import org.firstline.web.Caller;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/scorecards}: the questions by which work is judged, and which calls are to be judged by them. */
@Path("scorecards")
@Produces(MediaType.APPLICATION_JSON)
public final class ScorecardsResource {
    record Asked(
            @Nullable String text,
            @Nullable Integer weight,
            @Nullable Boolean critical) {}

    record Wanted(
            @Nullable String name,
            @Nullable List<Asked> questions,
            @Nullable Integer perWeek,
            @Nullable Integer shortestSeconds,
            @Nullable Boolean active) {}

    record Card(
            long id,
            int version,
            String name,
            List<Question> questions,
            int perWeek,
            long shortestSeconds,
            boolean active,
            Instant savedAt,
            String savedBy) {
        static Card of(Scorecard one) {
            return new Card(
                    one.id(),
                    one.version(),
                    one.name(),
                    one.questions(),
                    one.sampling().perWeek(),
                    one.sampling().shortest().toSeconds(),
                    one.active(),
                    one.savedAt(),
                    one.savedBy());
        }
    }

    record Picked(
            String call, @Nullable String queue, @Nullable Long ticket, Instant at, double seconds, boolean recorded) {
        static Picked of(Talk one) {
            return new Picked(
                    one.call(),
                    one.queue(),
                    one.ticket(),
                    one.at(),
                    one.length().toMillis() / 1000.0,
                    one.recorded());
        }
    }

    /** @param agent her login */
    record Share(String agent, int wanted, int done, List<Picked> toJudge) {
        static Share of(Sample one) {
            return new Share(
                    one.agent(),
                    one.wanted(),
                    one.done(),
                    one.toJudge().stream().map(Picked::of).toList());
        }
    }

    /** @param week its Monday */
    record Week(LocalDate week, List<Share> agents) {}

    private final Quality quality;
    private final Time time;

    public ScorecardsResource(Quality quality, Time time) {
        this.quality = quality;
        this.time = time;
    }

    /** Those in use first, by name. */
    @GET
    public List<Card> list() {
        return quality.cards().stream().map(Card::of).toList();
    }

    @GET
    @Path("{id}")
    public Card get(@PathParam("id") long id, @QueryParam("version") @Nullable String version) {
        Long asked = Query.number("version", version);
        var found =
                asked == null ? quality.findCard(id) : quality.findCard(id, Math.clamp(asked, 0, Integer.MAX_VALUE));
        return Card.of(found.orElseThrow(NotFoundException::new));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Nullable Wanted wanted, @Context SecurityContext security) {
        Scorecard made = quality.addCard(draft(wanted, Sampling.USUAL), Caller.actor(security));
        return Response.created(URI.create("scorecards/" + made.id()))
                .entity(Card.of(made))
                .build();
    }

    /** Other questions make a new version; {@code active} takes it out of use, or back. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Card change(@PathParam("id") long id, @Nullable Wanted wanted, @Context SecurityContext security) {
        Scorecard before = quality.findCard(id).orElseThrow(NotFoundException::new);
        String actor = Caller.actor(security);
        Scorecard after = quality.changeCard(id, draft(wanted, before.sampling()), actor);
        Boolean active = wanted == null ? null : wanted.active();
        return Card.of(active == null ? after : quality.useCard(id, active, actor));
    }

    /** Of a week: this one, unless a day of another is named. */
    @GET
    @Path("{id}/sample")
    public Week sample(@PathParam("id") long id, @QueryParam("day") @Nullable String day) {
        if (quality.findCard(id).isEmpty()) throw new NotFoundException();
        LocalDate monday = day == null || day.isEmpty() ? quality.weekOf(time.now()) : Quality.weekOf(date(day));
        return new Week(
                monday, quality.sample(id, monday).stream().map(Share::of).toList());
    }

    private static LocalDate date(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw BadRequest.field("day", "web.bad-day", "day");
        }
    }

    private static CardDraft draft(@Nullable Wanted wanted, Sampling before) {
        Wanted asked = Query.needed("name", wanted);
        Integer shortest = asked.shortestSeconds();
        var sampling = new Sampling(
                Objects.requireNonNullElse(asked.perWeek(), before.perWeek()),
                shortest == null ? before.shortest() : Duration.ofSeconds(shortest));
        return new CardDraft(
                Query.needed("name", asked.name()),
                Query.needed("questions", asked.questions()).stream()
                        .map(ScorecardsResource::question)
                        .toList(),
                sampling);
    }

    private static Question question(@Nullable Asked one) {
        Asked asked = Query.needed("questions", one);
        return new Question(
                Query.needed("text", asked.text()),
                Query.needed("weight", asked.weight()),
                Objects.requireNonNullElse(asked.critical(), false));
    }
}
