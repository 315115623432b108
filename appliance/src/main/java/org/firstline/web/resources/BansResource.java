package org.firstline.web.resources;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Comparator;
import org.firstline.calls.guard.Ban;
import org.firstline.calls.guard.Bans;
import org.firstline.calls.guard.Source;
import org.firstline.web.BadRequest;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.jspecify.annotations.Nullable;

/** {@code /api/bans}: who is not heard at the telephone line because he guessed passwords. */
@Path("bans")
@Produces(MediaType.APPLICATION_JSON)
public final class BansResource {
    /** @param address what {@code DELETE} takes: of IPv6 the first of its /64 */
    record Answer(String address, String source, Instant since, Instant until, int times) {
        static Answer of(Ban ban) {
            return new Answer(address(ban), ban.source().text(), ban.since(), ban.until(), ban.times());
        }

        static String address(Ban ban) {
            return ban.source().network().getHostAddress();
        }
    }

    private final Bans bans;

    public BansResource(Bans bans) {
        this.bans = bans;
    }

    /** By address. */
    @GET
    public Page<Answer> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var sorted = bans.list().stream()
                .sorted(Comparator.comparing(Answer::address))
                .toList();
        return Page.ofKeys(sorted, Paging.of(limit, cursor), Answer::address, Answer::of);
    }

    @DELETE
    @Path("{address}")
    public void delete(@PathParam("address") String address, @Context SecurityContext security) {
        Source source;
        try {
            source = Source.parse(address);
        } catch (IllegalArgumentException e) {
            throw BadRequest.field("address", "web.bad-address", "address");
        }
        if (!bans.clear(source, Caller.actor(security))) throw new NotFoundException();
    }
}
