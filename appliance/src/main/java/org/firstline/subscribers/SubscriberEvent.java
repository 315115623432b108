package org.firstline.subscribers;

import org.firstline.base.csv.ImportReport;

/** News of subscribers, told after the change is durable. */
public sealed interface SubscriberEvent {
    record Created(Subscriber subscriber) implements SubscriberEvent {}

    record Changed(Subscriber subscriber) implements SubscriberEvent {}

    record Removed(Subscriber subscriber) implements SubscriberEvent {}

    /** A file came in; one piece of news for all of its lines. */
    record Imported(ImportReport report) implements SubscriberEvent {}
}
