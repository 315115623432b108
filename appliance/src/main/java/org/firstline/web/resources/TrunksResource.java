package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.firstline.calls.TrunkNow;
import org.firstline.calls.Trunks;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.jspecify.annotations.Nullable;

/** {@code /api/trunks}: the ways to the telephone network, as they are now. */
@Path("trunks")
@Produces(MediaType.APPLICATION_JSON)
public final class TrunksResource {
    /** @param why in English; empty when up */
    public record Trunk(
            String name,
            String uri,
            TrunkNow.State state,
            Instant since,
            String why,
            int channelsUsed,
            int channels,
            boolean registers,
            @Nullable Instant registeredUntil,
            boolean full) {
        static Trunk of(TrunkNow now) {
            return new Trunk(
                    now.name(),
                    now.uri(),
                    now.state(),
                    now.since(),
                    now.why(),
                    now.channelsUsed(),
                    now.channels(),
                    now.registers(),
                    now.registeredUntil(),
                    now.isFull());
        }
    }

    private final Trunks trunks;

    public TrunksResource(Trunks trunks) {
        this.trunks = trunks;
    }

    @GET
    public Page<Trunk> list() {
        return Page.whole(trunks.list().stream().map(Trunk::of).toList());
    }

    @GET
    @Path("{name}")
    public Trunk get(@PathParam("name") String name) {
        return trunks.list().stream()
                .filter(trunk -> trunk.name().equals(name))
                .findFirst()
                .map(Trunk::of)
                .orElseThrow(NotFoundException::new);
    }

    /** Tries it now; what comes of it is seen in the list. */
    @POST
    @Path("{name}/register")
    public void register(@PathParam("name") String name, @Context SecurityContext security) {
        get(name);
        trunks.registerNow(name, Caller.actor(security));
    }
}
