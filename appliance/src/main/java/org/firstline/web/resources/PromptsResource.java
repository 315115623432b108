package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.firstline.calls.prompts.PromptBooth;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.people.People;
import org.firstline.web.BadRequest;
import org.firstline.web.Caller;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/prompts}: what callers hear, in each language; uploaded, spoken by a machine, or recorded at a phone. */
@Path("prompts")
@Produces(MediaType.APPLICATION_JSON)
public final class PromptsResource {
    record View(String name, String language, PromptShelf.Origin origin, String text) {
        static View of(PromptShelf.Entry one) {
            return new View(one.name(), one.language(), one.origin(), one.text());
        }
    }

    record Words(@Nullable String text) {}

    record Phone(@Nullable String extension) {}

    /** @param dial at that phone, within the next ten minutes */
    record Take(String dial) {}

    private final PromptShelf shelf;
    private final PromptBooth booth;
    private final People people;

    public PromptsResource(PromptShelf shelf, PromptBooth booth, People people) {
        this.shelf = shelf;
        this.booth = booth;
        this.people = people;
    }

    @GET
    public List<View> list() {
        return shelf.list().stream().map(View::of).toList();
    }

    @GET
    @Path("{language}/{name}")
    public View get(@PathParam("language") String language, @PathParam("name") String name) {
        return View.of(shelf.get(name, language));
    }

    @GET
    @Path("{language}/{name}/sound")
    @Produces("audio/wav")
    public byte[] sound(@PathParam("language") String language, @PathParam("name") String name) {
        return shelf.sound(name, language).orElseThrow(NotFoundException::new);
    }

    /** A recording: any rate from 4 to 192 kHz, made what the telephone needs. */
    @PUT
    @Path("{language}/{name}/sound")
    @Consumes({"audio/wav", "audio/x-wav", MediaType.APPLICATION_OCTET_STREAM})
    public View upload(
            @PathParam("language") String language,
            @PathParam("name") String name,
            byte[] wav,
            @Context SecurityContext security) {
        return View.of(shelf.keep(name, language, wav, Caller.actor(security)));
    }

    /** Words for a machine to speak. */
    @PUT
    @Path("{language}/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public View speak(
            @PathParam("language") String language,
            @PathParam("name") String name,
            @Nullable Words words,
            @Context SecurityContext security) {
        String text = Query.needed("text", words == null ? null : words.text());
        return View.of(shelf.speak(name, language, text, Caller.actor(security)));
    }

    /** Back to the site's recording, or the words that the box brings. */
    @DELETE
    @Path("{language}/{name}")
    public View reset(
            @PathParam("language") String language, @PathParam("name") String name, @Context SecurityContext security) {
        shelf.reset(name, language, Caller.actor(security));
        return get(language, name);
    }

    /** What somebody must dial at her own phone to speak it. */
    @POST
    @Path("{language}/{name}/takes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Take record(
            @PathParam("language") String language,
            @PathParam("name") String name,
            @Nullable Phone phone,
            @Context SecurityContext security) {
        String extension = Query.needed("extension", phone == null ? null : phone.extension());
        if (people.findByExtension(extension).isEmpty())
            throw BadRequest.field("extension", "web.bad-choice", "extension", "…");
        return new Take(booth.order(name, language, extension, Caller.actor(security)));
    }
}
