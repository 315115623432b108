package org.firstline.reactions;

import org.firstline.base.Bus;
import org.firstline.callbacks.Callback;
import org.firstline.calls.Calls;
import org.firstline.routing.Overflow;
import org.firstline.routing.RoutingEvent;

/** When a queue does not keep a caller, his call goes where the queue sends him. */
record QueuesSendCallersOn(Calls calls) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(JOINS, RoutingEvent.Overflowed.class, this::hear);
    }

    private void hear(RoutingEvent.Overflowed news) {
        if (Callback.isItem(news.item())) return;
        switch (news.target()) {
            case Overflow.ToQueue(String name) -> calls.queueChanged(news.item(), name);
            case Overflow.Voicemail() -> calls.takeMessage(news.item(), news.queue());
            case Overflow.Callback() -> calls.keepPlace(news.item(), news.queue());
            case Overflow.Announce(String prompt) -> calls.sendAway(news.item(), prompt);
        }
    }
}
