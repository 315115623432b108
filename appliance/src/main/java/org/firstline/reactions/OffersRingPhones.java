package org.firstline.reactions;

import org.firstline.base.Bus;
import org.firstline.calls.Call;
import org.firstline.calls.Calls;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.routing.RoutingEvent;

/** When an agent is offered a call, her phone rings as long as the queue says; when the offer is withdrawn, it stops. */
record OffersRingPhones(Routing routing, Calls calls) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(JOINS, RoutingEvent.Offered.class, this::ring);
        bus.on(JOINS, RoutingEvent.OfferWithdrawn.class, gone -> calls.withdrawOffer(gone.item(), gone.agent()));
    }

    private void ring(RoutingEvent.Offered offer) {
        String queue = calls.findInProgress(offer.item()).map(Call::queue).orElse("");
        routing.listQueues().stream()
                .filter(q -> q.name().equals(queue))
                .map(QueueSettings::ring)
                .findFirst()
                .ifPresentOrElse(
                        ring -> calls.offer(offer.item(), offer.agent(), ring),
                        () -> calls.offer(offer.item(), offer.agent()));
    }
}
