package org.firstline.network;

import java.util.Set;
import org.firstline.base.csv.ImportReport;

/** News of the network, told after the change is durable and in the order of the changes. */
public sealed interface NetworkEvent {
    record OutageSuspected(Outage outage) implements NetworkEvent {}

    record OutageConfirmed(Outage outage) implements NetworkEvent {}

    /** More is down than before; {@code outage} has all of its nodes, {@code added} the new ones. */
    record OutageGrew(Outage outage, Set<String> added) implements NetworkEvent {}

    /** A larger outage swallowed this one; who was told of this one was told of that. */
    record OutageMerged(Outage outage, Outage into) implements NetworkEvent {}

    /**
     * It came back soon after all had been up, or somebody found that it does not work; in the state that it had before.
     */
    record OutageReopened(Outage outage) implements NetworkEvent {}

    /** All of a confirmed outage is up again; whether it really works may now be checked. */
    record OutageRestored(Outage outage) implements NetworkEvent {}

    /** It works, as somebody or something made sure: closed for good. */
    record OutageVerified(Outage outage) implements NetworkEvent {}

    /** All is alive again of what nobody had confirmed. */
    record OutageFaded(Outage outage) implements NetworkEvent {}

    record OutageDismissed(Outage outage) implements NetworkEvent {}

    /** When the repair is expected was said anew, or taken back. */
    record OutageExpected(Outage outage) implements NetworkEvent {}

    /** Note, public text or number of affected subscribers changed; or nobody checked it for so long that it was closed. */
    record OutageChanged(Outage outage) implements NetworkEvent {}

    record AlertNoted(Alert alert) implements NetworkEvent {}

    /** A monitor sent what could not be understood. */
    record AlertMalformed(String source, String reason) implements NetworkEvent {}

    /** Nodes were imported, or one was changed by hand. */
    record TreeChanged(int nodes) implements NetworkEvent {}

    /** A file of nodes came in. */
    record Imported(ImportReport report) implements NetworkEvent {}
}
