package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import org.firstline.boards.Boards;
import org.firstline.boards.Message;
import org.firstline.boards.WallNow;
import org.firstline.web.Caller;
import org.firstline.web.Page;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/panels}: the walls, how each is and what it shows, a test of them, and what the shift head says on them. */
@Path("panels")
@Produces(MediaType.APPLICATION_JSON)
public final class PanelsResource {
    /** @param minutes how long; nothing until it is taken back */
    record Words(@Nullable String text, @Nullable Integer minutes) {}

    record Said(String text, @Nullable Instant until, String author) {
        static Said of(Message message) {
            return new Said(message.text(), message.until(), message.author());
        }
    }

    record Choice(@Nullable String panel, @Nullable String board) {}

    private final Boards boards;

    public PanelsResource(Boards boards) {
        this.boards = boards;
    }

    /** In the order of the configuration; they are few. */
    @GET
    public Page<WallNow> list() {
        return Page.whole(boards.walls());
    }

    /** Which board a wall shows, by the name of its panel. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Page<WallNow> assign(@Nullable Choice choice) {
        Choice asked = Query.needed("panel", choice);
        boards.assign(Query.needed("panel", asked.panel), Query.needed("board", asked.board));
        return list();
    }

    /** Every wall shows the test pattern for some seconds. */
    @POST
    @Path("test")
    public void test() {
        boards.test();
    }

    @GET
    @Path("message")
    public Said message() {
        return Said.of(boards.message());
    }

    @PUT
    @Path("message")
    @Consumes(MediaType.APPLICATION_JSON)
    public Said say(@Nullable Words words, @Context SecurityContext security) {
        Words asked = Query.needed("text", words);
        Duration how = asked.minutes == null ? null : Duration.ofMinutes(asked.minutes);
        return Said.of(boards.say(Query.needed("text", asked.text), how, Caller.actor(security)));
    }

    @DELETE
    @Path("message")
    public void silence(@Context SecurityContext security) {
        boards.say("", null, Caller.actor(security));
    }
}
