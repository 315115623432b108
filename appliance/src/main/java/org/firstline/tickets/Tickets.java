package org.firstline.tickets;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The verbs of tickets. Any thread; each verb is one transaction, and its news goes out after the commit. */
public final class Tickets {
    /** Stable codes; their words are in the bundle as {@code category.CODE}. */
    public static final Set<String> CATEGORIES = Set.of("internet", "tv", "billing", "other", "outage");

    /** A page has at most so many tickets, and a ticket shows at most so many of its latest notes. */
    public static final int LONGEST_LIST = 500;

    /** The author of notes that the box itself writes. */
    public static final String SYSTEM = "system";

    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_NOTE = 8000;
    private static final int TRIES = 5;

    private final Db db;
    private final Bus bus;
    private final Time time;

    /** The last number that was given. Only the box gives any, and asking the database for each would cost a statement. */
    private final AtomicLong numbers;

    public Tickets(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.numbers = new AtomicLong(db.tx(TicketRows::lastId));
    }

    /** Opens a ticket in state NEW. */
    public Ticket open(NewTicket fresh) {
        Ticket ticket = born(fresh, null);
        db.run(h -> TicketRows.insert(h, List.of(ticket)));
        bus.publish(new TicketEvent.Opened(ticket));
        return ticket;
    }

    /** Opens the ticket of this call, or returns the one that it has already; so it may be asked again after a crash. */
    public Ticket openForCall(String call, NewTicket fresh) {
        return Objects.requireNonNull(openForCalls(Map.of(call, fresh)).get(call));
    }

    /** As {@link #openForCall} for each of these calls, all in one transaction, which may be a part of another. */
    public Map<String, Ticket> openForCalls(Map<String, NewTicket> fresh) {
        try {
            return openForCalls(fresh, false);
        } catch (RuntimeException e) {
            if (!TicketRows.isDuplicate(e) || db.isWithinAnother()) throw e;
            return openForCalls(fresh, true);
        }
    }

    /** @param look first for those that are there; seldom any is, and looking costs as much as writing */
    private Map<String, Ticket> openForCalls(Map<String, NewTicket> fresh, boolean look) {
        var news = new ArrayList<TicketEvent>();
        Map<String, Ticket> opened = db.tx(h -> {
            news.clear();
            var tickets = new LinkedHashMap<String, Ticket>();
            var born = new ArrayList<Ticket>();
            fresh.forEach((call, ticket) -> tickets.put(call, forCall(h, call, () -> ticket, look, born)));
            insert(h, born, news);
            return tickets;
        });
        db.afterCommit(() -> news.forEach(bus::publish));
        return opened;
    }

    /**
     * The tickets of calls that are over, opened now where they were not yet, each with one note of kind CALL; all in one
     * transaction, which may be a part of another, and the same answer however often it is asked.
     */
    public Map<String, Ticket> closeCalls(List<EndedCall> ended) {
        try {
            return tryToClose(ended);
        } catch (RuntimeException e) {
            // opened by somebody else, for the caller's message, between the look and the writing
            if (!TicketRows.isDuplicate(e) || db.isWithinAnother()) throw e;
            return tryToClose(ended);
        }
    }

    private Map<String, Ticket> tryToClose(List<EndedCall> ended) {
        var news = new ArrayList<TicketEvent>();
        Map<String, Ticket> closed = db.tx(h -> {
            news.clear();
            return closeCalls(h, ended, news);
        });
        db.afterCommit(() -> news.forEach(bus::publish));
        return closed;
    }

    private Map<String, Ticket> closeCalls(Handle h, List<EndedCall> ended, List<TicketEvent> news) {
        Map<Long, Ticket> known = TicketRows.findAll(
                h,
                ended.stream().map(EndedCall::ticket).filter(Objects::nonNull).toList());
        var tickets = new LinkedHashMap<String, Ticket>();
        var born = new ArrayList<Ticket>();
        for (EndedCall call : ended) {
            Ticket mine = call.ticket() == null ? tickets.get(call.call()) : known.get(call.ticket());
            tickets.put(call.call(), mine == null ? forCall(h, call.call(), call.fresh(), true, born) : mine);
        }
        insert(h, born, news);
        Instant now = now();
        Set<Long> noted =
                TicketRows.noted(h, tickets.values().stream().map(Ticket::id).toList(), TicketNote.Kind.CALL);
        var notes = new ArrayList<TicketNote>();
        for (EndedCall call : ended) {
            Ticket mine = Objects.requireNonNull(tickets.get(call.call()));
            if (!noted.add(mine.id())) continue;
            Ticket touched = mine.touched(now);
            tickets.put(call.call(), touched);
            var note = new TicketNote(0, mine.id(), now, SYSTEM, TicketNote.Kind.CALL, call.note());
            notes.add(note);
            news.add(new TicketEvent.Noted(touched, note));
        }
        TicketRows.insertNotes(h, notes);
        TicketRows.touchAll(h, notes.stream().map(TicketNote::ticket).toList(), now);
        return tickets;
    }

    /** @param born gets it where it is a new one, which the caller writes */
    private Ticket forCall(Handle h, String call, Supplier<NewTicket> fresh, boolean look, List<Ticket> born) {
        Optional<Ticket> there = look ? TicketRows.findByCall(h, call) : Optional.empty();
        return there.orElseGet(() -> {
            Ticket ticket = born(fresh.get(), call);
            born.add(ticket);
            return ticket;
        });
    }

    private static void insert(Handle h, List<Ticket> born, List<TicketEvent> news) {
        TicketRows.insert(h, born);
        for (Ticket ticket : born) news.add(new TicketEvent.Opened(ticket));
    }

    private Ticket born(NewTicket fresh, @Nullable String call) {
        Instant now = now();
        return new Ticket(
                numbers.incrementAndGet(),
                fresh.subject(),
                fresh.category(),
                TicketState.NEW,
                fresh.priority(),
                fresh.subscriber(),
                fresh.node(),
                call,
                fresh.outage(),
                fresh.owner(),
                now,
                now,
                null,
                1);
    }

    /**
     * Adds a note.
     *
     * @throws Refused when there is no such ticket, or the note is empty or longer than {@value #LONGEST_NOTE}
     */
    public TicketNote note(long id, String author, TicketNote.Kind kind, String text) {
        String words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST_NOTE) throw new Refused("tickets.note-shape", LONGEST_NOTE);
        Instant now = now();
        TicketEvent.Noted noted = db.tx(h -> {
            Ticket ticket = TicketRows.find(h, id).orElseThrow(() -> unknown(id));
            TicketNote note = TicketRows.insertNote(h, id, now, author, kind, words);
            TicketRows.touch(h, id, now);
            return new TicketEvent.Noted(ticket.touched(now), note);
        });
        bus.publish(noted);
        return noted.note();
    }

    /** @throws Refused where {@link Lifecycle} knows no way from its state to this one */
    public Ticket move(long id, TicketState to, String actor) {
        return change(id, edit -> edit.withState(to), actor);
    }

    /** @param owner null: nobody's */
    public Ticket assign(long id, @Nullable String owner, String actor) {
        return change(id, edit -> edit.withOwner(owner), actor);
    }

    public Ticket setSubscriber(long id, @Nullable Long subscriber, String actor) {
        return change(id, edit -> edit.withSubscriber(subscriber), actor);
    }

    public Ticket setOutage(long id, @Nullable Long outage, String actor) {
        return change(id, edit -> edit.withOutage(outage), actor);
    }

    public Ticket setPriority(long id, Priority priority, String actor) {
        return change(id, edit -> edit.withPriority(priority), actor);
    }

    /** One field at a time: whoever comes second changes what the first left, so nothing is lost. */
    private Ticket change(long id, UnaryOperator<TicketEdit> edit, String actor) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Ticket seen = get(id);
            Optional<Ticket> saved = save(seen, edit.apply(TicketEdit.of(seen)), actor);
            if (saved.isPresent()) return saved.get();
        }
        throw new Refused("tickets.changed-meanwhile", id);
    }

    /**
     * Saves a whole form.
     *
     * @param seen the ticket as the form showed it before it was edited
     * @throws Refused when somebody else changed the ticket since, or its new state may not follow the old one
     */
    public Ticket edit(Ticket seen, TicketEdit edit, String actor) {
        return save(seen, edit, actor).orElseThrow(() -> new Refused("tickets.changed-meanwhile", seen.id()));
    }

    private Optional<Ticket> save(Ticket seen, TicketEdit edit, String actor) {
        Instant now = now();
        if (edit.state() != seen.state() && !Lifecycle.next(seen, now).contains(edit.state()))
            throw !seen.state().isOpen() && edit.state() == TicketState.IN_WORK
                    ? new Refused("tickets.too-late-to-reopen", seen.id(), Lifecycle.REOPEN.toDays())
                    : new Refused(
                            "tickets.no-way",
                            seen.id(),
                            seen.state().name(),
                            edit.state().name());
        Ticket after = seen.with(edit, now);
        List<String> lines = History.lines(seen, after);
        boolean saved = db.tx(h -> {
            if (lines.isEmpty())
                return TicketRows.find(h, seen.id())
                        .filter(t -> t.version() == seen.version())
                        .isPresent();
            if (!TicketRows.update(h, after)) return false;
            TicketRows.insertNotes(
                    h,
                    lines.stream().map(line -> systemNote(after, actor, line)).toList());
            return true;
        });
        if (!saved) return Optional.empty();
        if (lines.isEmpty()) return Optional.of(seen);
        bus.publish(new TicketEvent.Changed(seen, after, actor));
        return Optional.of(after);
    }

    private static TicketNote systemNote(Ticket ticket, String actor, String line) {
        return new TicketNote(0, ticket.id(), ticket.changedAt(), actor, TicketNote.Kind.SYSTEM, line);
    }

    /** @throws Refused when there is none */
    public Ticket get(long id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    public Optional<Ticket> find(long id) {
        return db.tx(h -> TicketRows.find(h, id));
    }

    /** The ticket that this call opened. */
    public Optional<Ticket> findByCall(String call) {
        return db.tx(h -> TicketRows.findByCall(h, call));
    }

    /** The latest {@value #LONGEST_LIST} notes, oldest first. */
    public List<TicketNote> notes(long id) {
        return db.tx(h -> TicketRows.notes(h, id, LONGEST_LIST));
    }

    /**
     * Newest first.
     *
     * @param before the id that the last page ended with, or null for the first page
     * @param limit at most {@value #LONGEST_LIST}; more is cut down to it
     */
    public List<Ticket> list(TicketFilter filter, @Nullable Long before, int limit) {
        return db.tx(h -> TicketRows.list(h, filter, before, Math.clamp(limit, 1, LONGEST_LIST)));
    }

    /** Writes history in one transaction, without news; the tickets come back in the order given, with their ids. */
    public List<Ticket> record(List<PastTicket> past) {
        List<Ticket> tickets = past.stream().map(this::remembered).toList();
        var notes = new ArrayList<TicketNote>();
        for (int i = 0; i < past.size(); i++)
            for (var n : past.get(i).notes())
                notes.add(new TicketNote(0, tickets.get(i).id(), micros(n.at()), n.author(), n.kind(), n.text()));
        db.run(h -> {
            TicketRows.insert(h, tickets);
            TicketRows.insertNotes(h, notes);
        });
        return tickets;
    }

    private Ticket remembered(PastTicket past) {
        NewTicket t = past.ticket();
        return new Ticket(
                numbers.incrementAndGet(),
                t.subject(),
                t.category(),
                past.state(),
                t.priority(),
                t.subscriber(),
                t.node(),
                past.call(),
                t.outage(),
                t.owner(),
                micros(past.openedAt()),
                micros(past.changedAt()),
                past.solvedAt() == null ? null : micros(past.solvedAt()),
                1);
    }

    static String checkedSubject(String raw) {
        String subject = raw.strip();
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT)
            throw new Refused("tickets.subject-shape", LONGEST_SUBJECT);
        return subject;
    }

    static void checkCategory(String category) {
        if (!CATEGORIES.contains(category)) throw new Refused("tickets.category-unknown", category);
    }

    private static Refused unknown(long id) {
        return new Refused("tickets.unknown", id);
    }

    private Instant now() {
        return micros(time.now());
    }

    /** What both databases keep of an instant, so that what a verb returns equals what a later reading gives. */
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
