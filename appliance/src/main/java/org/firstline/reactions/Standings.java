package org.firstline.reactions;

import org.firstline.messages.Standing;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Subscriber;

/** Who is told first of an outage. Those who called come next: {@link CallersHearFirst}. */
final class Standings {
    private Standings() {}

    static Standing of(Subscriber subscriber) {
        return subscriber.vulnerable() || subscriber.kind() == Kind.COMPANY ? Standing.FIRST : Standing.REST;
    }
}
