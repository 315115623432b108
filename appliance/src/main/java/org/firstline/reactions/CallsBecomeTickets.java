package org.firstline.reactions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.firstline.calls.Call;
import org.firstline.calls.CallTickets;
import org.firstline.calls.Outcome;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.EndedCall;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Priority;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.Tickets;

/**
 * When a call is answered, its ticket opens beside it; when it ends, the ticket gets a note of it. A caller who left the
 * queue unanswered leaves a ticket too, so that somebody calls back; one who was deflected, or never left the menu, does
 * not. Asked by the calls' ledger on "ledger": the ticket is durable before the caller's hang-up is acknowledged.
 */
public final class CallsBecomeTickets implements CallTickets {
    private final Tickets tickets;
    private final Subscribers subscribers;
    private final People people;
    private final Locale language;
    private final String region;

    /** @param language of subjects and notes: the site's */
    public CallsBecomeTickets(Tickets tickets, Subscribers subscribers, People people, Locale language, String region) {
        this.tickets = tickets;
        this.subscribers = subscribers;
        this.people = people;
        this.language = language;
        this.region = region;
    }

    @Override
    public Map<String, Long> open(List<Call> answered) {
        var fresh = new LinkedHashMap<String, NewTicket>();
        for (Call call : answered) if (call.ticket() == null && deserves(call)) fresh.put(call.id(), fresh(call));
        return fresh.isEmpty() ? Map.of() : ids(tickets.openForCalls(fresh));
    }

    @Override
    public Map<String, Long> close(List<Call> finished) {
        var ended = new ArrayList<EndedCall>();
        for (Call call : finished)
            if (deserves(call)) ended.add(new EndedCall(call.id(), call.ticket(), () -> fresh(call), note(call)));
        return ended.isEmpty() ? Map.of() : ids(tickets.closeCalls(ended));
    }

    private static boolean deserves(Call call) {
        if (call.outcome() == Outcome.VOICEMAIL) return true;
        if (call.direction() == Call.Way.OUT)
            return call.answeredAt() != null && (call.ticket() != null || call.subscriber() != null);
        return (call.queuedAt() != null || call.answeredAt() != null) && call.outcome() != Outcome.DEFLECTED;
    }

    private static Map<String, Long> ids(Map<String, Ticket> byCall) {
        return byCall.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().id()));
    }

    private NewTicket fresh(Call call) {
        Texts texts = Texts.of("reactions", language);
        Optional<Subscriber> subscriber = Optional.ofNullable(call.subscriber()).flatMap(subscribers::find);
        String who = subscriber.map(Subscriber::name).orElse(pretty(call.outside()));
        // whom she calls belongs to her first queue, whatever it is about
        String queue = call.direction() == Call.Way.OUT ? null : call.queue();
        return new NewTicket(
                texts.get("call.subject." + kind(call), who),
                About.category(call.category(), queue),
                Priority.NORMAL,
                call.subscriber(),
                subscriber.map(Subscriber::node).orElse(null),
                call.outage(),
                Optional.ofNullable(call.agent())
                        .flatMap(people::findByExtension)
                        .map(Agent::login)
                        .orElse(null));
    }

    private static String kind(Call call) {
        if (call.direction() == Call.Way.OUT) return "called";
        if (call.answeredAt() != null) return "answered";
        return call.outcome() == Outcome.VOICEMAIL ? "voicemail" : "missed";
    }

    private String note(Call call) {
        Texts texts = Texts.of("reactions", language);
        Instant end = call.endedAt() == null ? call.arrivedAt() : call.endedAt();
        if (kind(call).equals("called")) return called(texts, call, end);
        if (kind(call).equals("voicemail")) return texts.get("call.note.voicemail", pretty(call.caller()));
        Instant queued = call.queuedAt() == null ? call.arrivedAt() : call.queuedAt();
        if (call.answeredAt() == null) return texts.get("call.note.missed", pretty(call.caller()), length(queued, end));
        String agent = Optional.ofNullable(call.agent())
                .flatMap(people::findByExtension)
                .map(Agent::name)
                .orElse(String.valueOf(call.agent()));
        return texts.get(
                "call.note.answered",
                pretty(call.caller()),
                agent,
                length(queued, call.answeredAt()),
                length(call.answeredAt(), end));
    }

    private String called(Texts texts, Call call, Instant end) {
        String agent = people.findByExtension(call.caller()).map(Agent::name).orElse(call.caller());
        Instant from = call.answeredAt() == null ? end : call.answeredAt();
        return texts.get("call.note.called", agent, pretty(call.called()), length(from, end));
    }

    private String pretty(String caller) {
        if (caller.isEmpty()) return Texts.of("reactions", language).get("call.anonymous");
        return PhoneNumber.parse(caller, region).map(PhoneNumber::pretty).orElse(caller);
    }

    private static String length(Instant from, Instant to) {
        long seconds = Math.max(0, Duration.between(from, to).toSeconds());
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
