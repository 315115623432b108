package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.firstline.network.Alert;
import org.firstline.network.Network;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.web.BadRequest;

/**
 * {@code POST /api/alerts/alertmanager}, {@code …/librenms}, {@code …/zabbix}: where monitors post, on both ports.
 * Whatever Content-Type they claim is let pass. When it is answered, it is durable; the answer is 200 and not 202, since
 * some monitors take everything else for a failure.
 */
@Path("alerts/{format: alertmanager|librenms|zabbix}")
@Produces(MediaType.APPLICATION_JSON)
public final class AlertHooks {
    /** @param unmatched of a host that the tree does not know; kept and shown all the same */
    record Answer(int received, int matched, int unmatched) {}

    private final Network network;

    public AlertHooks(Network network) {
        this.network = network;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Answer post(@PathParam("format") String format, byte[] body) {
        List<Alert> kept;
        try {
            kept = network.alerts().receive(AlertFormat.valueOf(format.toUpperCase(Locale.ROOT)), body);
        } catch (MalformedAlert e) {
            throw BadRequest.field(e.place(), "web.bad-alert", e.place(), e.reason());
        }
        int matched = (int) kept.stream().filter(alert -> alert.node() != null).count();
        return new Answer(kept.size(), matched, kept.size() - matched);
    }
}
