package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.firstline.diagnostics.Answer;
import org.firstline.diagnostics.Mark;
import org.firstline.diagnostics.RepairCheck;
import org.firstline.diagnostics.RepairChecks;
import org.firstline.diagnostics.RepairVerdict;
import org.firstline.diagnostics.Sampled;
import org.jspecify.annotations.Nullable;

/** {@code /api/outages/ID/check}: how the latest repair of an outage is being checked, or was. */
@Path("outages/{id}/check")
@Produces(MediaType.APPLICATION_JSON)
public final class OutageCheckResource {
    /** @param percentConfirmed of those asked */
    record Shown(
            long outage,
            Instant startedAt,
            @Nullable Instant endedAt,
            RepairVerdict verdict,
            String reason,
            int asked,
            int confirmed,
            int percentConfirmed,
            List<One> sample) {}

    record One(
            long subscriber,
            Mark probe,
            @Nullable Instant probedAt,
            @Nullable Instant askedAt,
            Answer answer,
            @Nullable Instant answeredAt) {
        static One of(Sampled s) {
            return new One(s.subscriber(), s.probe(), s.probedAt(), s.askedAt(), s.answer(), s.answeredAt());
        }
    }

    private final RepairChecks repairs;

    public OutageCheckResource(RepairChecks repairs) {
        this.repairs = repairs;
    }

    @GET
    public Shown get(@PathParam("id") long id) {
        RepairCheck check = repairs.find(id).orElseThrow(NotFoundException::new);
        return new Shown(
                check.outage(),
                check.startedAt(),
                check.endedAt(),
                check.verdict(),
                check.reason(),
                check.asked(),
                check.confirmed(),
                check.percentConfirmed(),
                check.sample().stream().map(One::of).toList());
    }
}
