package org.firstline.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Tickets} promises, on whatever database the subclass opens. */
abstract class TicketsContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<TicketEvent> news = new ArrayList<>();
    private Db db;
    private Tickets tickets;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        tickets = new Tickets(db, bus, time);
        bus.on("test", TicketEvent.class, news::add);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void whatIsOpenedIsFoundAsItWas() {
        Ticket ticket = tickets.open(NewTicket.of(" No link ", "internet")
                .withSubscriber(7L, "olt-1")
                .withOutage(3L)
                .withOwner("101")
                .withPriority(Priority.URGENT));
        assertThat(tickets.get(ticket.id())).isEqualTo(ticket);
        assertThat(ticket.subject()).isEqualTo("No link");
        assertThat(ticket.state()).isEqualTo(TicketState.NEW);
        assertThatThrownBy(() -> tickets.get(ticket.id() + 1)).isInstanceOf(Refused.class);
        time.settle();
        assertThat(news).containsExactly(new TicketEvent.Opened(ticket));
    }

    @Test
    void aCallOpensOneTicketHoweverOftenItIsAsked() {
        Ticket first = tickets.openForCall("01CALL", NewTicket.of("Call", "tv"));
        Ticket again = tickets.openForCall("01CALL", NewTicket.of("Call again", "other"));
        assertThat(again).isEqualTo(first);
        assertThat(tickets.findByCall("01CALL")).contains(first);
        assertThat(tickets.findByCall("01OTHER")).isEmpty();
        time.settle();
        assertThat(news).hasSize(1);
    }

    @Test
    void aFinishedCallLeavesOneTicketWithOneNoteHoweverOftenItIsClosed() {
        Ticket open = tickets.openForCall("01TALK", NewTicket.of("Call", "tv"));
        var talk = new EndedCall("01TALK", open.id(), () -> NewTicket.of("Another subject", "other"), "talked 1:05");
        var same = new EndedCall("01TALK", null, () -> NewTicket.of("Another subject", "other"), "talked 1:05");
        var gone = new EndedCall("01GONE", null, () -> NewTicket.of("Missed call", "tv"), "left after 0:20");
        Ticket closed = tickets.closeCalls(List.of(talk, gone)).get("01TALK");
        tickets.closeCalls(List.of(talk));
        Ticket missed = tickets.closeCalls(List.of(same, gone)).get("01GONE");
        assertThat(missed).isNotNull();
        assertThat(closed).isNotNull();
        assertThat(closed.id()).isEqualTo(open.id());
        assertThat(closed.subject()).isEqualTo("Call");
        assertThat(missed.id()).isNotEqualTo(open.id());
        assertThat(tickets.notes(open.id())).extracting(TicketNote::text).containsExactly("talked 1:05");
        assertThat(tickets.notes(missed.id())).extracting(TicketNote::kind).containsExactly(TicketNote.Kind.CALL);
    }

    @Test
    void aTicketThatTheCallersMessageOpensMeanwhileIsTheOneThatTheCallIsClosedWith() {
        var opened = new ArrayList<Ticket>();
        var call = new EndedCall(
                "01MESSAGE",
                null,
                () -> {
                    // on a thread of its own, as in the box: the same one would go on in its transaction
                    if (opened.isEmpty())
                        opened.add(CompletableFuture.supplyAsync(
                                        () -> tickets.openForCall("01MESSAGE", NewTicket.of("Message", "tv")))
                                .join());
                    return NewTicket.of("Another subject", "tv");
                },
                "left a message");
        Ticket closed = tickets.closeCalls(List.of(call)).get("01MESSAGE");
        assertThat(opened).singleElement().satisfies(one -> assertThat(one.id()).isEqualTo(closed.id()));
        assertThat(tickets.notes(closed.id())).extracting(TicketNote::text).containsExactly("left a message");
    }

    @Test
    void aTicketWalksItsWholeLifeAndTellsIt() {
        long id = tickets.open(NewTicket.of("No link", "internet")).id();
        for (TicketState to : List.of(
                TicketState.IN_WORK,
                TicketState.L2,
                TicketState.FIELD,
                TicketState.REPAIRED,
                TicketState.QA,
                TicketState.SOLVED,
                TicketState.CLOSED)) tickets.move(id, to, "101");
        assertThat(tickets.get(id).solvedAt()).isEqualTo(time.now());
        tickets.note(id, "101", TicketNote.Kind.NOTE, " Крест-накрест | всё чисто ");
        tickets.move(id, TicketState.IN_WORK, "head");
        assertThat(tickets.get(id).solvedAt()).isNull();
        assertThat(tickets.notes(id))
                .extracting(n -> n.author() + ": " + n.sentence(Locale.ENGLISH))
                .containsExactly(
                        "101: New → In work",
                        "101: In work → Second line",
                        "101: Second line → Field",
                        "101: Field → Repaired",
                        "101: Repaired → Quality check",
                        "101: Quality check → Solved",
                        "101: Solved → Closed",
                        "101: Крест-накрест | всё чисто",
                        "head: Opened again: Closed → In work");
    }

    @Test
    void anIllegalMoveIsRefusedAndChangesNothing() {
        Ticket ticket = tickets.open(NewTicket.of("No link", "internet"));
        assertThatThrownBy(() -> tickets.move(ticket.id(), TicketState.QA, "101"))
                .hasMessage("Ticket " + ticket.id() + " cannot go from New to Quality check.");
        assertThat(tickets.get(ticket.id())).isEqualTo(ticket);
        assertThat(tickets.notes(ticket.id())).isEmpty();
    }

    @Test
    void aSolvedTicketReopensForSevenDaysFromWhenItWasSolved() {
        long id = tickets.open(NewTicket.of("No link", "internet")).id();
        tickets.move(id, TicketState.SOLVED, "101");
        time.pass(Duration.ofDays(5));
        tickets.move(id, TicketState.CLOSED, "101");
        time.pass(Duration.ofDays(2));
        tickets.move(id, TicketState.IN_WORK, "101");
        tickets.move(id, TicketState.SOLVED, "101");
        time.pass(Duration.ofDays(7).plusMillis(1));
        assertThatThrownBy(() -> tickets.move(id, TicketState.IN_WORK, "101"))
                .hasMessage("Ticket " + id + " was solved more than 7 days ago. Open a new one.");
    }

    @Test
    void whoSavesAnOldVersionIsToldSo() {
        Ticket seen = tickets.open(NewTicket.of("No link", "internet"));
        tickets.note(seen.id(), "102", TicketNote.Kind.NOTE, "a note is not in the way");
        Ticket saved = tickets.edit(seen, TicketEdit.of(seen).withPriority(Priority.HIGH), "101");
        assertThatThrownBy(() -> tickets.edit(seen, TicketEdit.of(seen).withOwner("102"), "102"))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.code()).isEqualTo("tickets.changed-meanwhile"));
        assertThatThrownBy(() -> tickets.edit(seen, TicketEdit.of(seen), "102")).isInstanceOf(Refused.class);
        assertThat(tickets.get(seen.id())).isEqualTo(saved);
        assertThat(tickets.edit(saved, TicketEdit.of(saved), "101")).isEqualTo(saved);
    }

    @Test
    void singleFieldsChangeWithoutFormsAndNothingIsSaidWhereNothingChanges() {
        long id = tickets.open(NewTicket.of("No link", "internet")).id();
        tickets.assign(id, "101", "head");
        tickets.assign(id, "101", "head");
        tickets.setSubscriber(id, 12L, "101");
        tickets.setOutage(id, 4L, "101");
        Ticket ticket = tickets.setPriority(id, Priority.LOW, "101");
        assertThat(tickets.assign(id, null, "head").version()).isEqualTo(ticket.version() + 1);
        assertThat(tickets.notes(id))
                .extracting(n -> n.sentence(Locale.of("ru")))
                .containsExactly(
                        "Назначена: 101",
                        "Привязана к абоненту 12",
                        "Включена в аварию 4",
                        "Приоритет: Обычный → Низкий",
                        "Снята с исполнителя");
        time.settle();
        assertThat(news).filteredOn(TicketEvent.Changed.class::isInstance).hasSize(5);
    }

    @Test
    void aNoteIsNewsAndMovesChangedAt() {
        Ticket ticket = tickets.open(NewTicket.of("No link", "internet"));
        time.pass(Duration.ofMinutes(1));
        TicketNote note = tickets.note(ticket.id(), "call", TicketNote.Kind.CALL, "talked 40 s");
        assertThat(tickets.get(ticket.id())).isEqualTo(ticket.touched(time.now()));
        assertThat(tickets.notes(ticket.id())).containsExactly(note);
        assertThatThrownBy(() -> tickets.note(ticket.id(), "101", TicketNote.Kind.NOTE, "  "))
                .hasMessage("A note has 1 to 8,000 characters.");
        assertThatThrownBy(() -> tickets.note(99, "101", TicketNote.Kind.NOTE, "lost"))
                .isInstanceOf(Refused.class);
        time.settle();
        assertThat(news).last().isEqualTo(new TicketEvent.Noted(ticket.touched(time.now()), note));
    }

    @Test
    void pagesRunNewestFirstWithoutGapsOrRepeats() {
        for (int i = 1; i <= 7; i++) tickets.open(NewTicket.of("t" + i, "other"));
        List<Ticket> first = tickets.list(TicketFilter.ALL, null, 3);
        tickets.open(NewTicket.of("meanwhile", "other"));
        List<Ticket> second = tickets.list(TicketFilter.ALL, first.getLast().id(), 3);
        List<Ticket> third = tickets.list(TicketFilter.ALL, second.getLast().id(), 3);
        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page)
                .extracting(Ticket::subject)
                .containsExactly("t7", "t6", "t5", "t4", "t3", "t2", "t1");
    }

    @Test
    void filtersFindWhatTheyName() {
        Ticket a = tickets.open(NewTicket.of("Нет 100% линка", "internet").withSubscriber(7L, null));
        Ticket b =
                tickets.open(NewTicket.of("No picture", "tv").withOwner("101").withOutage(5L));
        Ticket c = tickets.move(tickets.open(NewTicket.of("Bill_1", "billing")).id(), TicketState.SOLVED, "101");
        assertThat(tickets.list(TicketFilter.OPEN, null, 10)).containsExactly(b, a);
        assertThat(tickets.list(TicketFilter.ALL.ofSubscriber(7), null, 10)).containsExactly(a);
        assertThat(tickets.list(TicketFilter.ALL.ofOwner("101"), null, 10)).containsExactly(b);
        assertThat(tickets.list(TicketFilter.ALL.ofOutage(5), null, 10)).containsExactly(b);
        assertThat(tickets.list(TicketFilter.ALL.inState(TicketState.SOLVED), null, 10))
                .containsExactly(c);
        assertThat(tickets.list(TicketFilter.ALL.inCategory("tv"), null, 10)).containsExactly(b);
        assertThat(tickets.list(TicketFilter.ALL.withText("нет 100%"), null, 10))
                .containsExactly(a);
        assertThat(tickets.list(TicketFilter.ALL.withText("l_1"), null, 10)).containsExactly(c);
        assertThat(tickets.list(TicketFilter.ALL.withText("%ill"), null, 10)).isEmpty();
        assertThat(tickets.list(TicketFilter.ALL.withText("#" + b.id()), null, 10))
                .containsExactly(b);
        assertThat(tickets.list(TicketFilter.OPEN.withText(" "), null, 10)).containsExactly(b, a);
    }

    @Test
    void historyComesInWholeAndIsListed() {
        Instant old = Instant.parse("2026-10-01T08:00:00.123456789Z");
        var note = new PastTicket.Note(old, "101", TicketNote.Kind.CALL, "talked");
        var past = new PastTicket(
                NewTicket.of("Old", "tv"),
                TicketState.CLOSED,
                "01OLD",
                old,
                old.plusSeconds(60),
                old.plusSeconds(60),
                List.of(note));
        List<Ticket> written = tickets.record(List.of(past, past(old), past(old)));
        assertThat(written).extracting(Ticket::id).doesNotHaveDuplicates();
        assertThat(tickets.get(written.getFirst().id())).isEqualTo(written.getFirst());
        assertThat(tickets.notes(written.getFirst().id()))
                .extracting(TicketNote::text)
                .containsExactly("talked");
        assertThat(tickets.list(TicketFilter.ALL, null, 10))
                .extracting(Ticket::state)
                .containsExactlyInAnyOrder(TicketState.CLOSED, TicketState.NEW, TicketState.NEW);
        assertThatThrownBy(() -> tickets.record(List.of(past(old), past))).isNotInstanceOf(Refused.class);
        assertThat(tickets.list(TicketFilter.ALL, null, 10)).hasSize(3);
        time.settle();
        assertThat(news).isEmpty();
    }

    private static PastTicket past(Instant at) {
        return new PastTicket(NewTicket.of("Older", "tv"), TicketState.NEW, null, at, at, null, List.of());
    }
}
