package org.firstline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.firstline.demo.Paths.Stop;
import org.firstline.demo.Staff.Operator;
import org.firstline.network.Outage;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.PastTicket;
import org.firstline.tickets.PastTicket.Note;
import org.firstline.tickets.Priority;
import org.firstline.tickets.TicketNote.Kind;
import org.firstline.tickets.TicketState;
import org.firstline.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/** Writes the tickets that past calls and faults have led to, in the site's language. */
final class Papers {
    /** How many subjects, each with its answer, the bundle has for one category. */
    private static final int STORIES = 6;
    /** Of older tickets it is told what was said and done, but not each of their states. */
    private static final Duration TOLD_IN_FULL = Duration.ofDays(5);

    private final Texts texts;
    private final Instant now;
    private final Dice dice;

    Papers(Locale language, Instant now, Dice dice) {
        this.texts = Texts.of("demo", language);
        this.now = now;
        this.dice = dice;
    }

    /** The ticket of a call that waited in a queue; empty for one that left before. */
    Optional<PastTicket> of(PastCall call) {
        String queue = call.queue();
        if (queue == null || call.queuedAt() == null) return Optional.empty();
        Instant answered = call.answeredAt();
        Operator operator = call.operator();
        return Optional.of(
                answered == null || operator == null
                        ? missed(call, queue, call.queuedAt())
                        : answered(call, queue, call.queuedAt(), answered, operator));
    }

    private PastTicket answered(PastCall call, String queue, Instant queued, Instant answered, Operator operator) {
        int story = dice.between(1, STORIES);
        List<Stop> stops = Paths.answered(answered, call.endedAt(), now, dice);
        var notes = new ArrayList<Note>();
        notes.add(new Note(
                call.endedAt(),
                Tickets.SYSTEM,
                Kind.CALL,
                texts.get(
                        "call.answered",
                        pretty(call.caller()),
                        operator.name(),
                        length(queued, answered),
                        length(answered, call.endedAt()))));
        String subject = texts.get("subject." + queue + "." + story);
        String answer = texts.get("answer." + queue + "." + story);
        return ticket(call, subject, queue, stops, operator.login(), notes, answer);
    }

    private PastTicket missed(PastCall call, String queue, Instant queued) {
        List<Stop> stops = Paths.missed(call.endedAt(), now, dice);
        var notes = new ArrayList<Note>();
        notes.add(new Note(
                call.endedAt(),
                Tickets.SYSTEM,
                Kind.CALL,
                texts.get("call.missed", pretty(call.caller()), length(queued, call.endedAt()))));
        Subscriber caller = call.subscriber();
        String subject = texts.get("subject.missed", caller == null ? pretty(call.caller()) : caller.name());
        String owner = stops.size() > 1 ? dice.pick(Staff.OPERATORS).login() : null;
        return ticket(call, subject, queue, stops, owner, notes, texts.get("answer.missed"));
    }

    private PastTicket ticket(
            PastCall call,
            String subject,
            String category,
            List<Stop> stops,
            @Nullable String owner,
            List<Note> notes,
            String answer) {
        Subscriber caller = call.subscriber();
        boolean urgent = caller != null && caller.kind() == org.firstline.subscribers.Kind.COMPANY;
        var what = new NewTicket(
                subject,
                category,
                urgent ? Priority.HIGH : Priority.NORMAL,
                caller == null ? null : caller.id(),
                caller == null ? null : caller.node(),
                null,
                owner);
        return past(what, call.id(), stops, owner == null ? Tickets.SYSTEM : owner, notes, answer);
    }

    /** The ticket of a fault that is over. */
    PastTicket of(PastFault fault, Outage outage) {
        List<Stop> stops = List.of(
                new Stop(TicketState.NEW, fault.from()),
                new Stop(TicketState.IN_WORK, fault.from().plusSeconds(dice.between(20, 300))),
                new Stop(TicketState.SOLVED, fault.until()),
                new Stop(TicketState.CLOSED, fault.until().plusSeconds(dice.between(600, 3600))));
        var what = new NewTicket(
                texts.get("subject.outage", fault.node().name()),
                "outage",
                Priority.HIGH,
                null,
                fault.node().id(),
                outage.id(),
                "head");
        return past(what, null, stops, "head", new ArrayList<>(), texts.get("answer.outage", outage.affected()));
    }

    private PastTicket past(
            NewTicket what, @Nullable String call, List<Stop> stops, String author, List<Note> notes, String answer) {
        Instant opened = stops.getFirst().at();
        Instant solved = null;
        for (int i = 1; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            if (stop.state() == TicketState.SOLVED) {
                solved = stop.at();
                notes.add(new Note(stop.at(), author, Kind.NOTE, answer));
            }
            if (opened.isAfter(now.minus(TOLD_IN_FULL)))
                notes.add(new Note(
                        stop.at(),
                        author,
                        Kind.SYSTEM,
                        "state|" + stops.get(i - 1).state() + "|" + stop.state()));
        }
        Instant changed = Stream.concat(
                        Stream.of(stops.getLast().at()), notes.stream().map(Note::at))
                .max(Instant::compareTo)
                .orElse(opened);
        return new PastTicket(what, stops.getLast().state(), call, opened, changed, solved, notes);
    }

    private String pretty(String caller) {
        return caller.isEmpty() ? texts.get("call.anonymous") : new PhoneNumber(caller).pretty();
    }

    private static String length(Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
