package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.firstline.calls.Control;
import org.firstline.voicemail.Voicemail;
import org.firstline.voicemail.Voicemails;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/voicemails}: the messages that callers left, and their sound. */
@Path("voicemails")
@Produces(MediaType.APPLICATION_JSON)
public final class VoicemailsResource {
    record View(
            long id,
            String call,
            String queue,
            String number,
            @Nullable Long subscriber,
            @Nullable Long ticket,
            double seconds,
            Instant leftAt,
            @Nullable String heardBy,
            @Nullable Instant heardAt) {
        static View of(Voicemail one) {
            return new View(
                    one.id(),
                    one.call(),
                    one.queue(),
                    one.number(),
                    one.subscriber(),
                    one.ticket(),
                    one.length().toMillis() / 1000.0,
                    one.leftAt(),
                    one.heardBy(),
                    one.heardAt());
        }
    }

    private final Voicemails voicemails;
    private final Control control;

    /** @param control keeps who has listened */
    public VoicemailsResource(Voicemails voicemails, Control control) {
        this.voicemails = voicemails;
        this.control = control;
    }

    /** Newest first. */
    @GET
    public Page<View> list(
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("unheard") @Nullable String unheard,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        var found = voicemails.list(queue, Query.flag("unheard", unheard), paging.before(), paging.fetch());
        return Page.of(found, paging, one -> String.valueOf(one.id()), View::of);
    }

    @GET
    @Path("{id}")
    public View get(@PathParam("id") long id) {
        return View.of(voicemails.find(id).orElseThrow(NotFoundException::new));
    }

    /** The sound; whoever gets it has heard it, and that is written down. */
    @GET
    @Path("{id}/sound")
    @Produces("audio/wav")
    public Response sound(@PathParam("id") long id, @Context SecurityContext security) {
        Voicemail one = voicemails.find(id).orElseThrow(NotFoundException::new);
        var file = voicemails.findSound(one).orElseThrow(NotFoundException::new);
        String actor = Caller.actor(security);
        voicemails.heard(id, actor);
        control.note(one.call(), actor, "message-played", "");
        return Response.ok(file.toFile(), "audio/wav").build();
    }
}
