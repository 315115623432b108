package org.firstline.diagnostics;

/** News of checks. */
public sealed interface DiagnosticsEvent {
    Check check();

    /** A check began, or one more of its probes has answered; not kept anywhere yet. */
    record Progress(Check check) implements DiagnosticsEvent {}

    /** A check is over and kept. */
    record Done(Check check) implements DiagnosticsEvent {}
}
