package org.firstline.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.firstline.base.Health;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/health}: up or down for everybody (200 or 503); each part and why for who has a token. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    enum Status {
        UP,
        DOWN
    }

    /** @param parts null without a token */
    record Answer(Status status, @Nullable List<Part> parts) {}

    record Part(String name, Health.Level state, Instant since, String why) {}

    private final Health health;

    public HealthResource(Health health) {
        this.health = health;
    }

    @GET
    public Response get(@Context SecurityContext security) {
        boolean up = health.up();
        var parts = Caller.of(security)
                .map(c -> health.list().stream()
                        .map(s -> new Part(s.name(), s.level(), s.since(), s.why()))
                        .toList())
                .orElse(null);
        return Response.status(up ? 200 : 503)
                .entity(new Answer(up ? Status.UP : Status.DOWN, parts))
                .header("Cache-Control", "no-store")
                .build();
    }
}
