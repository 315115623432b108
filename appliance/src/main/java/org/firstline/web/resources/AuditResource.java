package org.firstline.web.resources;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditCheck;
import org.firstline.audit.AuditEntry;
import org.firstline.audit.AuditFilter;
import org.firstline.audit.AuditKind;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/** {@code /api/audit}: what was decided over others' work. There is nothing to write here: acts write themselves. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    /** @param broken number of the first entry that is not as it was written; null where all are */
    record Check(boolean whole, long entries, @Nullable Long broken, String hash) {
        static Check of(AuditCheck found) {
            return new Check(found.isWhole(), found.entries(), found.broken(), found.hash());
        }
    }

    private final Audit audit;

    public AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    public Page<AuditEntry> list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter = new AuditFilter(actor, Query.choice("kind", AuditKind.class, kind), subject);
        var paging = Paging.of(limit, cursor);
        return Page.of(
                audit.list(filter, paging.before(), paging.fetch()),
                paging,
                entry -> String.valueOf(entry.number()),
                entry -> entry);
    }

    /** Walks along the chain of hashes. */
    @GET
    @Path("check")
    public Check check() {
        return Check.of(audit.check());
    }
}
