package org.firstline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Audit} promises, on whatever database the subclass opens. */
abstract class AuditContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<AuditEvent> news = new ArrayList<>();
    private Db db;
    private Audit audit;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        audit = new Audit(db, bus, time);
        bus.on("test", AuditEvent.class, news::add);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void anEntrySaysWhoDidWhatToWhomWhenFromWhere() {
        audit.seen("head", "10.0.0.7");
        var entry = audit.write(new Act("head", AuditKind.STATE_FORCED, "agent:101", "READY", "BREAK: lunch"));
        assertThat(entry)
                .isEqualTo(new AuditEntry(
                        1,
                        time.now(),
                        "head",
                        AuditKind.STATE_FORCED,
                        "agent:101",
                        "READY",
                        "BREAK: lunch",
                        "10.0.0.7",
                        entry.hash()));
        assertThat(audit.list(AuditFilter.ALL, null, 10)).containsExactly(entry);
        time.settle();
        assertThat(news).containsExactly(new AuditEvent.Written(entry));
        assertThat(audit.write(new Act("billing", AuditKind.LOGGED_OUT, "agent:101", "", ""))
                        .origin())
                .as("of whom nobody knows where she is")
                .isEmpty();
    }

    @Test
    void theBookIsReadNewestFirstPageByPageAndByActorKindAndSubject() {
        for (int i = 0; i < 7; i++) {
            time.pass(Duration.ofSeconds(1));
            audit.write(new Act(
                    i % 2 == 0 ? "head" : "admin",
                    i < 4 ? AuditKind.STATE_FORCED : AuditKind.QUEUE_CHANGED,
                    i < 4 ? "agent:10" + i : "queue:tv_" + i,
                    "",
                    ""));
        }
        assertThat(numbers(AuditFilter.ALL, null, 3)).containsExactly(7L, 6L, 5L);
        assertThat(numbers(AuditFilter.ALL, 5L, 3)).containsExactly(4L, 3L, 2L);
        assertThat(numbers(AuditFilter.ALL, 2L, 3)).containsExactly(1L);
        assertThat(numbers(new AuditFilter("admin", null, null), null, 9)).containsExactly(6L, 4L, 2L);
        assertThat(numbers(new AuditFilter(null, AuditKind.QUEUE_CHANGED, " "), null, 9))
                .containsExactly(7L, 6L, 5L);
        assertThat(numbers(new AuditFilter(null, null, "agent:"), null, 9)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(numbers(new AuditFilter("head", AuditKind.STATE_FORCED, "agent:102"), null, 9))
                .containsExactly(3L);
        assertThat(numbers(new AuditFilter(null, null, "queue:tv%"), null, 9))
                .as("what is typed is no pattern")
                .isEmpty();
    }

    @Test
    void theChainHoldsAcrossRestartsAndWhateverIsWritten() {
        for (String text : List.of("", "x", "ring=15 s\nmisses=1", "ё — «№» 😀", "a".repeat(5000), "😀".repeat(1500)))
            audit.write(new Act("head", AuditKind.QUEUE_CHANGED, "queue:tv", text, "'; drop table audit_entry"));
        audit = new Audit(db, bus, time);
        var last = audit.write(new Act("head", AuditKind.QUEUE_CHANGED, "queue:tv", "", ""));
        assertThat(audit.check()).isEqualTo(new AuditCheck(7, null, last.hash()));
        assertThat(audit.list(AuditFilter.ALL, null, 100))
                .allSatisfy(entry -> assertThat(entry.before().length()).isLessThanOrEqualTo(Act.LONGEST_TEXT));
    }

    @Test
    void anEntryThatIsChangedTakenOutOrPutInIsFound() {
        for (int i = 0; i < 5; i++)
            audit.write(new Act("head", AuditKind.LOGGED_OUT, "agent:10" + i, "", "LOGGED_OUT"));
        db.run(h -> h.execute("update audit_entry set actor = 'somebody' where number = 3"));
        assertThat(audit.check().broken()).isEqualTo(3);
        db.run(h -> h.execute("update audit_entry set actor = 'head' where number = 3"));
        assertThat(audit.check().isWhole()).isTrue();
        db.run(h -> h.execute("update audit_entry set acted_at = acted_at where number = 4"));
        assertThat(audit.check().isWhole()).isTrue();
        db.run(h -> h.execute("delete from audit_entry where number = 4"));
        assertThat(audit.check())
                .isEqualTo(new AuditCheck(
                        3, 4L, audit.list(AuditFilter.ALL, 4L, 1).getFirst().hash()));
    }

    @Test
    void anEmptyBookIsWhole() {
        assertThat(audit.check()).isEqualTo(new AuditCheck(0, null, AuditEntry.BEGINNING));
    }

    private List<Long> numbers(AuditFilter filter, Long before, int limit) {
        return audit.list(filter, before, limit).stream()
                .map(AuditEntry::number)
                .toList();
    }
}
