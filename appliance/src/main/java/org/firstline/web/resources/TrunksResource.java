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
import org.firstline.calls.TrunkNow;
import org.firstline.calls.Trunks;
import org.firstline.web.Caller;
import org.firstline.web.Page;

/** {@code /api/trunks}: the ways to the telephone network, as they are now. */
@Path("trunks")
@Produces(MediaType.APPLICATION_JSON)
public final class TrunksResource {
    private final Trunks trunks;

    public TrunksResource(Trunks trunks) {
        this.trunks = trunks;
    }

    @GET
    public Page<TrunkNow> list() {
        return Page.whole(trunks.list());
    }

    @GET
    @Path("{name}")
    public TrunkNow get(@PathParam("name") String name) {
        return trunks.list().stream()
                .filter(trunk -> trunk.name().equals(name))
                .findFirst()
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
