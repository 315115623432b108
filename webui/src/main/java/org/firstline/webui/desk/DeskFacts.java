package org.firstline.webui.desk;

import java.util.List;
import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Outcome;
import org.firstline.calls.TalkNow;
import org.firstline.network.NodeView;
import org.firstline.network.Outage;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentNow;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketNote;
import org.jspecify.annotations.Nullable;

/**
 * All that an agent's desk shows at one moment; equal parts need no drawing anew.
 *
 * @param me empty for an extension that routing does not know (yet)
 * @param call the one that rings for her or that she talks in; after it, the one that she wraps up
 * @param talk how it stands, once it is answered
 * @param caller who calls, or is called, as far as known
 * @param samePhone other subscribers with the caller's number
 * @param ticket of the call; there is none before the answer
 * @param notes of the ticket, newest first
 */
record DeskFacts(
        Optional<AgentNow> me,
        Stage stage,
        @Nullable Call call,
        @Nullable TalkNow talk,
        @Nullable Caller caller,
        List<Subscriber> samePhone,
        @Nullable Ticket ticket,
        List<TicketNote> notes) {
    /** So many of the subscriber's last tickets and calls, and of the ticket's notes, are shown. */
    static final int LAST = 5;

    /** Where the call is on its way over the desk. */
    enum Stage {
        /** None is. */
        FREE,
        RINGING,
        /** She calls: her own phone rings, or the number. */
        CALLING,
        TALKING,
        /** It is over; its notes are being written. */
        OVER
    }

    /**
     * A subscriber and what may be the reason that he calls.
     *
     * @param outage the open one that his node is behind
     * @param tickets his last ones, the call's own left out
     * @param calls his last ones, this one left out
     */
    record Caller(
            Subscriber subscriber,
            @Nullable NodeView node,
            @Nullable Outage outage,
            List<Ticket> tickets,
            List<Call> calls) {}

    /** @param last the call that this desk showed as talked in before; null if none, or once it is put away */
    static DeskFacts of(Services services, String extension, @Nullable String last) {
        Optional<AgentNow> me = services.routing().findAgent(extension);
        Activity activity = me.map(AgentNow::activity).orElse(Activity.IDLE);
        Call call = call(services, me.orElse(null), last);
        if (call == null) return new DeskFacts(me, Stage.FREE, null, null, null, List.of(), null, List.of());
        TalkNow talk = services.calls().control().findTalk(call.id()).orElse(null);
        Stage stage = stage(extension, activity, call, talk);
        // listening to somebody else's call is not having one
        if (stage == Stage.FREE) return new DeskFacts(me, Stage.FREE, null, null, null, List.of(), null, List.of());
        Ticket ticket = ticket(services, call);
        List<TicketNote> notes = ticket == null
                ? List.of()
                : services.tickets().notes(ticket.id()).reversed();
        return new DeskFacts(
                me,
                stage,
                call,
                talk,
                caller(services, call, ticket),
                services.subscribers().findByPhone(call.outside()).stream()
                        .filter(s -> call.subscriber() == null || s.id() != call.subscriber())
                        .limit(LAST)
                        .toList(),
                ticket,
                notes.stream().limit(4L * LAST).toList());
    }

    private static Stage stage(String extension, Activity activity, Call call, @Nullable TalkNow talk) {
        boolean lasts = call.outcome() == Outcome.IN_PROGRESS;
        return switch (activity) {
            case RESERVED -> Stage.RINGING;
            case WRAP_UP, IDLE -> Stage.OVER;
            case TALKING -> {
                if (!lasts) yield Stage.OVER;
                if (talk == null) yield call.direction() == Call.Way.OUT ? Stage.CALLING : Stage.TALKING;
                if (talk.watchers().stream().anyMatch(w -> w.extension().equals(extension))) yield Stage.FREE;
                yield Stage.TALKING;
            }
        };
    }

    private static @Nullable Call call(Services services, @Nullable AgentNow me, @Nullable String last) {
        String item = me == null ? null : me.item();
        if (me != null && item != null)
            return services.calls().findOf(item, me.agent()).orElse(null);
        if (last != null) return services.calls().find(last).orElse(null);
        if (me == null || me.activity() != Activity.WRAP_UP) return null;
        // the page was opened in the middle of a wrap-up
        return services
                .calls()
                .list(new CallFilter(null, me.agent(), Outcome.ANSWERED, null, null, null), null, 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Ticket ticket(Services services, Call call) {
        Long number = call.ticket();
        return (number == null
                        ? services.tickets().findByCall(call.id())
                        : services.tickets().find(number))
                .orElse(null);
    }

    private static @Nullable Caller caller(Services services, Call call, @Nullable Ticket ticket) {
        if (call.subscriber() == null) return null;
        Subscriber subscriber = services.subscribers().find(call.subscriber()).orElse(null);
        if (subscriber == null) return null;
        String node = subscriber.node();
        return new Caller(
                subscriber,
                node == null ? null : services.network().find(node).orElse(null),
                services.network().findOpenOutageFor(subscriber.nodes()).orElse(null),
                services.tickets().list(TicketFilter.ALL.ofSubscriber(subscriber.id()), null, LAST + 1).stream()
                        .filter(t -> ticket == null || t.id() != ticket.id())
                        .limit(LAST)
                        .toList(),
                services
                        .calls()
                        .list(new CallFilter(null, null, null, subscriber.id(), null, null), null, LAST + 1)
                        .stream()
                        .filter(c -> !c.id().equals(call.id()))
                        .limit(LAST)
                        .toList());
    }
}
