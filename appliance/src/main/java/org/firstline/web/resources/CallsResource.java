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
import java.util.List;
import org.firstline.calls.Act;
import org.firstline.calls.Call;
import org.firstline.calls.CallAct;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Calls;
import org.firstline.calls.Control;
import org.firstline.calls.Mark;
import org.firstline.calls.Outcome;
import org.firstline.calls.Segment;
import org.firstline.calls.TalkNow;
import org.firstline.calls.Target;
import org.firstline.calls.Watch;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/calls}: the call detail records, and what can be done with calls in progress. */
@Path("calls")
@Produces(MediaType.APPLICATION_JSON)
public final class CallsResource {
    /** One of the three. */
    record To(
            @Nullable String agent,
            @Nullable String queue,
            @Nullable String number) {}

    record Dial(
            @Nullable String agent,
            @Nullable To to,
            @Nullable Long subscriber,
            @Nullable Long ticket) {}

    /** @param call null for a call to a colleague */
    record Dialled(@Nullable String call) {}

    /** What can be done with a call. */
    enum Verb {
        ANSWER,
        HANG_UP,
        HOLD,
        RESUME,
        MUTE,
        UNMUTE,
        TRANSFER,
        CONSULT,
        COMPLETE,
        BACK,
        SWAP,
        CONFERENCE,
        DROP,
        DIGITS,
        REDIRECT,
        PAUSE_RECORDING,
        RESUME_RECORDING,
        LISTEN,
        WHISPER,
        BARGE,
        LEAVE
    }

    record Doing(
            @Nullable Verb act,
            @Nullable To to,
            @Nullable String keys,
            @Nullable String extension) {}

    record Result(@Nullable String code) {}

    private final Calls calls;

    public CallsResource(Calls calls) {
        this.calls = calls;
    }

    @GET
    public Page<Call> list(
            @QueryParam("queue") @Nullable String queue,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("subscriber") @Nullable String subscriber,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new CallFilter(
                queue,
                agent,
                Query.choice("outcome", Outcome.class, outcome),
                Query.number("subscriber", subscriber),
                Query.instant("from", from),
                Query.instant("until", until));
        var paging = Paging.of(limit, cursor);
        return Page.of(calls.list(filter, paging.cursor(), paging.fetch()), paging, Call::id, call -> call);
    }

    @GET
    @Path("{id}")
    public Call get(@PathParam("id") String id) {
        return calls.find(id).orElseThrow(NotFoundException::new);
    }

    /** Calls a number for an agent, whose own phone rings first; a call to a colleague has no record. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response dial(@Nullable Dial dial) {
        String agent = Query.needed("agent", dial == null ? null : dial.agent());
        Target to = target(dial == null ? null : dial.to());
        String id = calls.control()
                .call(agent, to, dial == null ? null : dial.subscriber(), dial == null ? null : dial.ticket());
        return Response.accepted(new Dialled(id)).build();
    }

    /** How an answered call stands. */
    @GET
    @Path("{id}/talk")
    public TalkNow talk(@PathParam("id") String id) {
        return calls.control().findTalk(id).orElseThrow(NotFoundException::new);
    }

    /** Does something with a call in progress; what makes no sense is refused in a sentence. */
    @POST
    @Path("{id}/acts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response act(@PathParam("id") String id, @Nullable Doing doing, @Context SecurityContext security) {
        Call call = get(id);
        String actor = Caller.actor(security);
        Verb verb = Query.needed("act", doing == null ? null : doing.act());
        if (doing == null) return Response.noContent().build();
        Control control = calls.control();
        switch (verb) {
            case ANSWER -> control.answer(id, Query.needed("agent", call.agent()));
            case TRANSFER -> control.transfer(id, target(doing.to()), actor);
            case CONSULT -> control.consult(id, target(doing.to()), actor);
            case DROP -> control.drop(id, target(doing.to()), actor);
            case REDIRECT -> control.redirect(id, target(doing.to()), actor);
            case DIGITS -> control.digits(id, Query.needed("keys", doing.keys()), actor);
            case LISTEN -> control.watch(id, Query.needed("extension", doing.extension()), Watch.LISTEN, actor);
            case WHISPER -> control.watch(id, Query.needed("extension", doing.extension()), Watch.WHISPER, actor);
            case BARGE -> control.watch(id, Query.needed("extension", doing.extension()), Watch.BARGE, actor);
            case LEAVE -> control.unwatch(id, Query.needed("extension", doing.extension()));
            case HANG_UP -> control.act(id, Act.HANG_UP, actor);
            case HOLD -> control.act(id, Act.HOLD, actor);
            case RESUME -> control.act(id, Act.RESUME, actor);
            case MUTE -> control.act(id, Act.MUTE, actor);
            case UNMUTE -> control.act(id, Act.UNMUTE, actor);
            case COMPLETE -> control.act(id, Act.COMPLETE, actor);
            case BACK -> control.act(id, Act.BACK, actor);
            case SWAP -> control.act(id, Act.SWAP, actor);
            case CONFERENCE -> control.act(id, Act.CONFERENCE, actor);
            case PAUSE_RECORDING -> control.act(id, Act.PAUSE_RECORDING, actor);
            case RESUME_RECORDING -> control.act(id, Act.RESUME_RECORDING, actor);
        }
        return Response.accepted().build();
    }

    /** What people did to a call that was not theirs, and to its recording. */
    @GET
    @Path("{id}/acts")
    public List<CallAct> acts(@PathParam("id") String id) {
        return calls.control().acts(get(id).id());
    }

    /** What happened within a call that is over, in order. */
    @GET
    @Path("{id}/segments")
    public List<Segment> segments(@PathParam("id") String id) {
        return calls.segments(get(id).id());
    }

    /** What the caller thought of how he was served. */
    @GET
    @Path("{id}/marks")
    public List<Mark> marks(@PathParam("id") String id) {
        return calls.marks().of(get(id).id());
    }

    @PUT
    @Path("{id}/disposition")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response disposition(@PathParam("id") String id, @Nullable Result result) {
        calls.setDisposition(get(id).id(), result == null ? null : result.code());
        return Response.accepted().build();
    }

    /** The sound of a call that is over; every use is written down. */
    @GET
    @Path("{id}/recording")
    @Produces("audio/wav")
    public Response recording(@PathParam("id") String id, @Context SecurityContext security) {
        var file = calls.recordings().findFile(get(id).id()).orElseThrow(NotFoundException::new);
        calls.control().note(id, Caller.actor(security), "recording-played", "");
        return Response.ok(file.toFile(), "audio/wav").build();
    }

    private static Target target(@Nullable To to) {
        if (to != null && to.agent() != null) return new Target.Agent(to.agent());
        if (to != null && to.queue() != null) return new Target.Queue(to.queue());
        if (to != null && to.number() != null) return new Target.Number(to.number());
        return Query.needed("to", null);
    }
}
