package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.Caps;
import org.firstline.messages.Message;
import org.firstline.messages.Messages;
import org.firstline.messages.ModemState;
import org.firstline.messages.ModemView;
import org.firstline.web.Page;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/modems}: the ways out for SMS, as they are now. */
@Path("modems")
@Produces(MediaType.APPLICATION_JSON)
public final class ModemsResource {
    /** A modem without what belongs to its card alone. */
    public record ModemNow(
            String name,
            String device,
            ModemState state,
            Instant since,
            String why,
            @Nullable Instant takesAgain,
            String maker,
            String model,
            String profile,
            String imei,
            @Nullable Integer signalDbm,
            String operator,
            boolean roaming,
            String balance,
            @Nullable Instant balanceAt,
            int sentHour,
            int sentDay,
            Caps caps,
            List<String> prefixes) {
        static ModemNow of(ModemView m) {
            var info = m.info();
            var status = m.status();
            return new ModemNow(
                    m.name(),
                    m.settings().device(),
                    m.state(),
                    m.since(),
                    m.fault().sentence(Locale.ENGLISH),
                    m.takesAgain(),
                    info == null ? "" : info.maker(),
                    info == null ? "" : info.model(),
                    info == null ? "" : info.profile(),
                    info == null ? "" : info.imei(),
                    status == null || !status.signal().known()
                            ? null
                            : Integer.valueOf(status.signal().dbm()),
                    status == null ? "" : status.operator(),
                    info != null && info.roaming(),
                    m.balance(),
                    m.balanceAt(),
                    m.hour(),
                    m.day(),
                    m.settings().caps(),
                    m.settings().prefixes());
        }
    }

    /** A text for one modem alone. */
    public record Test(@Nullable String to, @Nullable String text) {}

    private final Messages messages;
    private final String region;

    /** @param region whose national numbers are understood */
    public ModemsResource(Messages messages, String region) {
        this.messages = messages;
        this.region = region;
    }

    @GET
    public Page<ModemNow> list() {
        return Page.whole(messages.modems().list().stream().map(ModemNow::of).toList());
    }

    @GET
    @Path("{name}")
    public ModemNow get(@PathParam("name") String name) {
        return messages.modems().find(name).map(ModemNow::of).orElseThrow(NotFoundException::new);
    }

    /** Sends a text through this modem and no other. */
    @POST
    @Path("{name}/test")
    @Consumes(MediaType.APPLICATION_JSON)
    public Message test(@PathParam("name") String name, @Nullable Test test) {
        get(name);
        Test asked = Query.needed("to", test);
        PhoneNumber to = Query.needed("to", Query.phone("to", asked.to, region));
        return messages.queueThrough(name, to, Query.needed("text", asked.text));
    }

    /** Asks for the balance; the answer is seen in the list. */
    @POST
    @Path("{name}/balance")
    public void balance(@PathParam("name") String name) {
        get(name);
        messages.modems().askBalance(name);
    }

    /** Takes its power away and gives it back. */
    @POST
    @Path("{name}/restart")
    public void restart(@PathParam("name") String name) {
        get(name);
        messages.modems().powerCycle(name);
    }
}
