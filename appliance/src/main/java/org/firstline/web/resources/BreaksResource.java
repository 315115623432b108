package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import org.firstline.routing.BreakReason;
import org.firstline.routing.Routing;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/breaks}: the reasons for breaks, with their limits. */
@Path("breaks")
@Produces(MediaType.APPLICATION_JSON)
public final class BreaksResource {
    /** @param most agents at once; 0: any number. @param longestMinutes 0: no limit */
    record Answer(String code, String titleEn, String titleRu, int most, long longestMinutes) {
        static Answer of(BreakReason reason) {
            return new Answer(
                    reason.code(),
                    reason.titleEn(),
                    reason.titleRu(),
                    reason.most(),
                    reason.longest().toMinutes());
        }
    }

    record Change(
            @Nullable String titleEn,
            @Nullable String titleRu,
            @Nullable Integer most,
            @Nullable Long longestMinutes) {}

    private final Routing routing;

    public BreaksResource(Routing routing) {
        this.routing = routing;
    }

    /** In the order in which screens offer them; they are few. */
    @GET
    public Page<Answer> list() {
        return Page.whole(routing.listBreaks().stream().map(Answer::of).toList());
    }

    @PUT
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Answer put(@PathParam("code") String code, @Nullable Change change, @Context SecurityContext security) {
        Change asked = Query.needed("titleEn", change);
        var reason = new BreakReason(
                code,
                Query.needed("titleEn", asked.titleEn),
                Query.needed("titleRu", asked.titleRu),
                asked.most == null ? 0 : asked.most,
                Duration.ofMinutes(asked.longestMinutes == null ? 0 : asked.longestMinutes));
        routing.saveBreak(reason, Caller.actor(security));
        return Answer.of(reason);
    }

    @DELETE
    @Path("{code}")
    public void delete(@PathParam("code") String code, @Context SecurityContext security) {
        if (routing.listBreaks().stream().noneMatch(reason -> reason.code().equals(code)))
            throw new NotFoundException();
        routing.deleteBreak(code, Caller.actor(security));
    }
}
