package org.firstline.audit;

/** What happened to the book; published after commit. */
public sealed interface AuditEvent {
    record Written(AuditEntry entry) implements AuditEvent {}
}
