package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.firstline.network.Alert;
import org.firstline.network.Monitoring;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.web.BadRequest;
import org.firstline.web.resources.AlertHooks.Answer;

/**
 * {@code POST /api/alerts/in/snmptrapd}: a trap as net-snmp's snmptrapd hands it to a program; {@code
 * /api/alerts/in/json/NAME}: JSON by a mapping. Both ports; as for {@link AlertHooks} what is answered is durable.
 */
@Path("alerts/in")
@Produces(MediaType.APPLICATION_JSON)
public final class DeviceHooks {
    private final Monitoring monitoring;

    public DeviceHooks(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    @POST
    @Path("snmptrapd")
    @Consumes(MediaType.WILDCARD)
    public Answer trap(byte[] body) {
        try {
            return answer(monitoring.trapText(body));
        } catch (MalformedAlert e) {
            throw BadRequest.field(e.place(), "web.bad-alert", e.place(), e.reason());
        }
    }

    @POST
    @Path("json/{mapping}")
    @Consumes(MediaType.WILDCARD)
    public Answer json(@PathParam("mapping") String mapping, byte[] body) {
        try {
            return answer(monitoring.json(mapping, body).orElseThrow(NotFoundException::new));
        } catch (MalformedAlert e) {
            throw BadRequest.field(e.place(), "web.bad-alert", e.place(), e.reason());
        }
    }

    private static Answer answer(List<Alert> kept) {
        int matched = (int) kept.stream().filter(alert -> alert.node() != null).count();
        return new Answer(kept.size(), matched, kept.size() - matched);
    }
}
