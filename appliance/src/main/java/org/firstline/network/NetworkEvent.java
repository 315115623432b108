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

    /** It came back soon after its end, in the state that it had before. */
    record OutageReopened(Outage outage) implements NetworkEvent {}

    record OutageCleared(Outage outage) implements NetworkEvent {}

    record OutageDismissed(Outage outage) implements NetworkEvent {}

    /** Expected time, note or number of affected subscribers changed. */
    record OutageChanged(Outage outage) implements NetworkEvent {}

    record AlertNoted(Alert alert) implements NetworkEvent {}

    /** A monitor sent what could not be understood. */
    record AlertMalformed(String source, String reason) implements NetworkEvent {}

    /** Nodes were imported, or one was changed by hand. */
    record TreeChanged(int nodes) implements NetworkEvent {}

    /** A file of nodes came in. */
    record Imported(ImportReport report) implements NetworkEvent {}
}
