package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.firstline.base.PhoneNumber;
import org.firstline.callbacks.Callback;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackSource;
import org.firstline.callbacks.Callbacks;
import org.firstline.routing.Routing;
import org.firstline.web.BadRequest;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/callbacks}: who is to be called back, who was, and a way to ask for it. */
@Path("callbacks")
@Produces(MediaType.APPLICATION_JSON)
public final class CallbacksResource {
    record Fresh(
            @Nullable String number,
            @Nullable String queue,
            @Nullable String language,
            @Nullable String name) {}

    private final Callbacks callbacks;
    private final Routing routing;
    private final String region;

    /** @param region the country of numbers that do not say theirs, as in ISO 3166: "RU" */
    public CallbacksResource(Callbacks callbacks, Routing routing, String region) {
        this.callbacks = callbacks;
        this.routing = routing;
        this.region = region;
    }

    /** Those that live, in the order of their places; or those that are over, newest first. */
    @GET
    public Page<Callback> list(
            @QueryParam("over") @Nullable String over,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (!Query.flag("over", over)) return Page.whole(callbacks.listLive());
        var paging = Paging.of(limit, cursor);
        List<Callback> found = callbacks.listOver(paging.before(), paging.fetch());
        return Page.of(found, paging, one -> String.valueOf(one.id()), one -> one);
    }

    @GET
    @Path("{id}")
    public Callback get(@PathParam("id") long id) {
        return callbacks.find(id).orElseThrow(NotFoundException::new);
    }

    /** Keeps a place; a number that has one in the queue gets that. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response post(@Nullable Fresh fresh) {
        Fresh asked = Query.needed("number", fresh);
        PhoneNumber number = Query.needed("number", Query.phone("number", asked.number, region));
        String queue = Query.needed("queue", asked.queue);
        if (routing.findQueue(queue).isEmpty()) throw BadRequest.field("queue", "routing.queue-unknown", queue);
        String language = Objects.requireNonNullElse(asked.language, "ru");
        if (!language.equals("ru") && !language.equals("en"))
            throw BadRequest.field("language", "web.bad-choice", "language", "en, ru");
        Callback kept = callbacks.ask(CallbackRequest.of(queue, number.e164(), CallbackSource.AGENT)
                .in(language)
                .by(Objects.requireNonNullElse(asked.name, ""), null));
        return Response.created(URI.create("callbacks/" + kept.id()))
                .entity(kept)
                .build();
    }

    /** Nobody calls back any more. */
    @DELETE
    @Path("{id}")
    public Callback delete(@PathParam("id") long id) {
        if (callbacks.find(id).isEmpty()) throw new NotFoundException();
        return callbacks.cancel(id);
    }
}
