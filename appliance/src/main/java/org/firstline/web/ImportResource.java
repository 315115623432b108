package org.firstline.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;
import org.firstline.diagnostics.Diagnostics;
import org.firstline.network.Network;
import org.firstline.reactions.LinesImport;
import org.firstline.subscribers.Subscribers;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/import/subscribers}, {@code …/nodes} and {@code …/lines}: a CSV file as the body, as people export it; charset,
 * delimiter and columns are found out. {@code dryRun=true} only counts. As JSON, or as text for a terminal.
 */
@Path("import/{what}")
@Consumes(MediaType.WILDCARD)
public final class ImportResource {
    record Answer(
            boolean dryRun,
            String charset,
            int lines,
            int added,
            int changed,
            int unchanged,
            int missing,
            int bad,
            List<Bad> badLines) {}

    record Bad(long line, String column, String reason) {}

    private final Subscribers subscribers;
    private final Network network;
    private final Diagnostics diagnostics;

    public ImportResource(Subscribers subscribers, Network network, Diagnostics diagnostics) {
        this.subscribers = subscribers;
        this.network = network;
        this.diagnostics = diagnostics;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Answer json(
            @PathParam("what") String what,
            @QueryParam("dryRun") @Nullable String asked,
            @Context HttpHeaders headers,
            byte[] file) {
        boolean dryRun = Query.flag("dryRun", asked);
        ImportReport report = run(what, dryRun, file);
        Locale locale = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return new Answer(
                dryRun,
                report.charset().name(),
                report.lines(),
                report.added(),
                report.changed(),
                report.unchanged(),
                report.missing(),
                report.bad(),
                report.badLines().stream()
                        .map(b -> new Bad(b.line(), b.column(), b.reason(locale)))
                        .toList());
    }

    @POST
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8;qs=0.5")
    public String text(
            @PathParam("what") String what,
            @QueryParam("dryRun") @Nullable String asked,
            @Context HttpHeaders headers,
            byte[] file) {
        boolean dryRun = Query.flag("dryRun", asked);
        return ImportSummary.text(
                run(what, dryRun, file), dryRun, Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private ImportReport run(String what, boolean dryRun, byte[] file) {
        return switch (what) {
            case "subscribers" -> {
                var plan = subscribers.preview(file, ImportOptions.DETECT);
                yield dryRun ? plan.report() : subscribers.apply(plan);
            }
            case "nodes" -> {
                var plan = network.imports().preview(file, ImportOptions.DETECT);
                yield dryRun ? plan.report() : network.imports().apply(plan);
            }
            case "lines" -> new LinesImport(subscribers, diagnostics, file).run(dryRun);
            default -> throw new NotFoundException();
        };
    }
}
