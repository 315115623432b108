package org.firstline.network;

import java.time.Instant;
import java.util.Optional;
import org.firstline.network.alerts.AlertNote;
import org.jspecify.annotations.Nullable;

/** What a note makes of the alert that it is about; pure. */
final class Intake {
    private Intake() {}

    /**
     * @param old as it is kept, if it ever fired
     * @param node the node that the note's hosts lead to
     * @return as it is to be kept; empty for the end of what never was
     */
    static Optional<Alert> of(
            Optional<Alert> old, AlertNote note, @Nullable String node, boolean meansDown, Instant now) {
        if (old.isEmpty() && !note.open()) return Optional.empty();
        boolean wasOpen = old.map(Alert::open).orElse(false);
        // the end of a part may not be the end: Alertmanager left alerts out of this message
        boolean open = note.open() || note.partial() && wasOpen;
        boolean fires = open && !wasOpen;
        var cleared = open ? null : wasOpen ? now : old.map(Alert::clearedAt).orElse(null);
        return Optional.of(new Alert(
                old.map(Alert::id).orElse(0L),
                note.source(),
                note.key(),
                node,
                note.hosts(),
                note.name(),
                note.severity(),
                open,
                // a recovery's severity is "ok" and says nothing of the fault
                note.open() ? meansDown : old.map(Alert::meansDown).orElse(meansDown),
                note.summary(),
                old.map(Alert::times).orElse(0) + (fires ? 1 : 0),
                fires ? now : old.map(Alert::firstSeen).orElse(now),
                now,
                cleared));
    }
}
