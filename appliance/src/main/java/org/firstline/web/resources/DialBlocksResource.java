package org.firstline.web.resources;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.firstline.calls.dial.Block;
import org.firstline.calls.dial.Dialling;
import org.firstline.web.Caller;
import org.firstline.web.Page;

/** {@code /api/dial-blocks}: who may not call outside until somebody lifts it. */
@Path("dial-blocks")
@Produces(MediaType.APPLICATION_JSON)
public final class DialBlocksResource {
    private final Dialling dialling;

    public DialBlocksResource(Dialling dialling) {
        this.dialling = dialling;
    }

    /** The oldest first. */
    @GET
    public Page<Block> list() {
        return Page.whole(dialling.blocks());
    }

    @DELETE
    @Path("{who}")
    public void delete(@PathParam("who") String who, @Context SecurityContext security) {
        if (dialling.blocks().stream().noneMatch(block -> block.who().equals(who))) throw new NotFoundException();
        dialling.unblock(who, Caller.actor(security));
    }
}
