package org.firstline.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; null asks for nothing.
 *
 * @param subject the whole subject, or its beginning: {@code agent:} for all agents
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable AuditKind kind,
        @Nullable String subject) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null);

    public AuditFilter {
        actor = blankIsNull(actor);
        subject = blankIsNull(subject);
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
