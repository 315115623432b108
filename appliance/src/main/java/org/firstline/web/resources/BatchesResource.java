package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.firstline.messages.Batch;
import org.firstline.messages.BatchCounts;
import org.firstline.messages.Messages;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.jspecify.annotations.Nullable;

/** {@code /api/batches}: one notice to many phones, and how far it is. */
@Path("batches")
@Produces(MediaType.APPLICATION_JSON)
public final class BatchesResource {
    /** @param told have it or may have it */
    record Answer(
            long id,
            String key,
            String title,
            Instant createdAt,
            int total,
            int queued,
            int sending,
            int sent,
            int delivered,
            int failed,
            int unknown,
            int cancelled,
            int told,
            boolean paused,
            @Nullable Instant expectedEnd,
            boolean done) {}

    private final Messages messages;

    public BatchesResource(Messages messages) {
        this.messages = messages;
    }

    @GET
    public Page<Answer> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return Page.of(
                messages.listBatches(paging.before(), paging.fetch()),
                paging,
                batch -> String.valueOf(batch.id()),
                this::answer);
    }

    @GET
    @Path("{key}")
    public Answer get(@PathParam("key") String key) {
        return messages.findBatch(key).map(this::answer).orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("{key}/pause")
    public Answer pause(@PathParam("key") String key) {
        return answer(messages.runs().pause(known(key)));
    }

    @POST
    @Path("{key}/resume")
    public Answer resume(@PathParam("key") String key) {
        return answer(messages.runs().resume(known(key)));
    }

    @POST
    @Path("{key}/cancel")
    public Answer cancel(@PathParam("key") String key) {
        messages.cancelUnsent(known(key));
        return get(key);
    }

    private String known(String key) {
        return messages.findBatch(key).orElseThrow(NotFoundException::new).key();
    }

    private Answer answer(Batch batch) {
        BatchCounts n = messages.counts(batch.key());
        return new Answer(
                batch.id(),
                batch.key(),
                batch.title(),
                batch.createdAt(),
                n.total(),
                n.queued(),
                n.sending(),
                n.sent(),
                n.delivered(),
                n.failed(),
                n.unknown(),
                n.cancelled(),
                n.told(),
                batch.paused(),
                n.isDone() ? null : messages.runs().end(batch).orElse(null),
                n.isDone());
    }
}
