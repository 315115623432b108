package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
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
import org.firstline.base.PhoneNumber;
import org.firstline.messages.Message;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.MessageState;
import org.firstline.messages.Messages;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/messages}: the SMS that go out, and a way to queue one. */
@Path("messages")
@Produces(MediaType.APPLICATION_JSON)
public final class MessagesResource {
    /** @param urgent a code or an alarm: before all else, at any hour */
    record Fresh(
            @Nullable String to,
            @Nullable String text,
            @Nullable Boolean urgent) {}

    private final Messages messages;
    private final String region;

    /** @param region the country of numbers that do not say theirs, as in ISO 3166: "RU" */
    public MessagesResource(Messages messages, String region) {
        this.messages = messages;
        this.region = region;
    }

    @GET
    public Page<Message> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("to") @Nullable String to,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new MessageFilter(
                Query.choice("state", MessageState.class, state),
                Query.number("batch", batch),
                Query.phone("to", to, region));
        var paging = Paging.of(limit, cursor);
        return Page.of(
                messages.list(filter, paging.before(), paging.fetch()),
                paging,
                message -> String.valueOf(message.id()),
                message -> message);
    }

    @GET
    @Path("{id}")
    public Message get(@PathParam("id") long id) {
        return messages.find(id).orElseThrow(NotFoundException::new);
    }

    /** Queues one, behind what is urgent unless it is so itself: outages and codes go first. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response post(@Nullable Fresh fresh) {
        Fresh asked = Query.needed("to", fresh);
        PhoneNumber to = Query.needed("to", Query.phone("to", asked.to, region));
        Message queued = messages.queue(to, Query.needed("text", asked.text), priority(asked));
        return Response.created(URI.create("messages/" + queued.id()))
                .entity(queued)
                .build();
    }

    private static int priority(Fresh asked) {
        return Boolean.TRUE.equals(asked.urgent) ? MessagePriority.ALARM : MessagePriority.BULK;
    }
}
