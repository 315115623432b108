package org.firstline.web.resources;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Locale;
import org.firstline.calls.dial.Block;
import org.firstline.calls.dial.Dialling;
import org.firstline.web.Caller;
import org.firstline.web.Languages;
import org.firstline.web.Page;
import org.jspecify.annotations.Nullable;

/** {@code /api/dial-blocks}: who may not call outside until somebody lifts it. */
@Path("dial-blocks")
@Produces(MediaType.APPLICATION_JSON)
public final class DialBlocksResource {
    private final Dialling dialling;

    public DialBlocksResource(Dialling dialling) {
        this.dialling = dialling;
    }

    /** @param why a sentence in the language that was asked for */
    public record BlockNow(String who, Instant since, String why) {
        static BlockNow of(Block block, Locale language) {
            return new BlockNow(block.who(), block.since(), block.why().sentence(language));
        }
    }

    /** The oldest first. */
    @GET
    public Page<BlockNow> list(@HeaderParam("Accept-Language") @Nullable String language) {
        Locale locale = Languages.of(language);
        return Page.whole(dialling.blocks().stream()
                .map(block -> BlockNow.of(block, locale))
                .toList());
    }

    @DELETE
    @Path("{who}")
    public void delete(@PathParam("who") String who, @Context SecurityContext security) {
        if (dialling.blocks().stream().noneMatch(block -> block.who().equals(who))) throw new NotFoundException();
        dialling.unblock(who, Caller.actor(security));
    }
}
