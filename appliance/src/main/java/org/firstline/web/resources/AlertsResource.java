package org.firstline.web.resources;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.firstline.network.Alert;
import org.firstline.network.AlertFilter;
import org.firstline.network.MalformedPayload;
import org.firstline.network.Network;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/alerts}: what monitors said, and {@code /api/alerts/malformed}: what could not be understood. */
@Path("alerts")
@Produces(MediaType.APPLICATION_JSON)
public final class AlertsResource {
    /** @param unmatched the tree knows none of its hosts */
    record Answer(@JsonUnwrapped Alert alert, boolean unmatched) {}

    /** @param body as much of it as was kept, as UTF-8 */
    record Malformed(long id, String source, Instant receivedAt, String reason, int size, String body) {
        static Malformed of(MalformedPayload payload) {
            return new Malformed(
                    payload.id(),
                    payload.source(),
                    payload.receivedAt(),
                    payload.reason(),
                    payload.size(),
                    new String(payload.body(), StandardCharsets.UTF_8));
        }
    }

    private final Network network;

    public AlertsResource(Network network) {
        this.network = network;
    }

    /** @param show {@code all}, {@code open} or {@code unmatched} (open, and of a host that the tree does not know) */
    @GET
    public Page<Answer> list(
            @QueryParam("show") @Nullable String show,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        AlertFilter filter = Query.choice("show", AlertFilter.class, show);
        var paging = Paging.of(limit, cursor);
        return Page.of(
                network.alerts().list(filter == null ? AlertFilter.ALL : filter, paging.before(), paging.fetch()),
                paging,
                alert -> String.valueOf(alert.id()),
                alert -> new Answer(alert, alert.node() == null));
    }

    /** The newest; there is no page after it. */
    @GET
    @Path("malformed")
    public Page<Malformed> malformed(@QueryParam("limit") @Nullable String limit) {
        int most = Paging.of(limit, null).limit();
        return Page.whole(
                network.alerts().listMalformed(most).stream().map(Malformed::of).toList());
    }
}
