package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Db;
import org.junit.jupiter.api.Test;

/** A call's row doubles before its end and must find room for that on its page: Derby keeps what does not fit on two. */
class CallPagesTest {
    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");
    private static final int CALLS = 600;
    /** 4,096 octets, of which a finished call takes a little more than 200. */
    private static final int CALLS_A_PAGE = 15;

    @Test
    void callsThatCameToTheirEndLieOnOnePageEach() {
        try (Db db = Db.inMemory("call-pages")) {
            var open = new ArrayList<Call>();
            for (int i = 0; i < CALLS; i++) {
                open.add(Call.arrived("call" + (100_000 + i), "+79000000000", "100", AT));
            }
            db.run(h -> CallRows.insert(h, open));
            for (Call call : open) {
                Call queued = call.inMenu(AT).queued("internet", "internet", AT);
                db.run(h -> CallRows.update(h, List.of(queued)));
                Call answered = queued.offered("101", AT).answered(AT).withTicket(100_000L);
                db.run(h -> CallRows.update(h, List.of(answered)));
                db.run(h -> CallRows.update(h, List.of(answered.ended(Outcome.ANSWERED, AT))));
            }
            long pages = db.tx(h -> h.createQuery("select numallocatedpages from table"
                            + " (syscs_diag.space_table('APP', 'PHONE_CALL')) t where isindex = 0")
                    .mapTo(Long.class)
                    .one());
            assertThat(pages).isLessThanOrEqualTo(CALLS / CALLS_A_PAGE);
        }
    }
}
