package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstline.bridge.sms.SendResult;
import org.firstline.bridge.sms.SmsText;
import org.firstline.bridge.sms.StatusReport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a message's life in sms_message and sms_part, each in its caller's transaction. The mark SENDING is
 * committed before the modem hears of a part, so a row without it surely did not go out.
 */
final class OutboxRows {
    /** References come round every 256 messages; an older part is not the one that a report means. */
    private static final Duration REPORTS_COME_WITHIN = Duration.ofDays(3);

    private static final int REASON = 250;

    /** Of what is half sent, so many are looked at; there are hardly more than modems. */
    private static final int MOST_HALF_SENT = 50;

    private record Up(
            long id,
            String phone,
            String text,
            int parts,
            int priority,
            int standing,
            int tries,
            String state,
            String modem) {}

    /** Whose turn it is; the index sms_message_next has the same order. */
    private static final Comparator<Up> ORDER =
            Comparator.comparingInt(Up::priority).thenComparingInt(Up::standing).thenComparingLong(Up::id);

    private OutboxRows() {}

    /** For a modem that is alone. */
    static Optional<Job> take(Handle h, Instant now) {
        return take(h, now, Turn.ALONE);
    }

    /** Marks the part whose turn it is as SENDING and gives it out; empty when nothing is due for this modem. */
    static Optional<Job> take(Handle h, Instant now, Turn turn) {
        while (true) {
            // what is half sent is found apart, so that each look walks the index from its start
            Optional<Up> up = Stream.concat(halfSent(h, now, turn).stream(), queued(h, now, turn).stream())
                    .min(ORDER);
            if (up.isEmpty()) return Optional.empty();
            Up it = up.get();
            if (!claim(h, it, turn.modem())) continue;
            List<MessagePart> tried = PartRows.list(h, it.id);
            int seq = firstUnsent(tried);
            PartRows.sending(h, it.id, seq, seq > tried.size(), turn.modem());
            var part = SmsText.split(it.text).to(it.phone, (int) it.id, true).get(seq - 1);
            return Optional.of(new Job(it.id, seq, it.parts, it.tries, part));
        }
    }

    /** The first of what is half sent and not in anybody's hands. */
    private static Optional<Up> halfSent(Handle h, Instant now, Turn turn) {
        return next(h, "SENDING", "", now, turn, MOST_HALF_SENT).stream()
                .filter(up -> turn.mayGoOn(up.id, up.modem))
                .findFirst();
    }

    private static Optional<Up> queued(Handle h, Instant now, Turn turn) {
        return next(h, "QUEUED", routed(turn.route()), now, turn, 1).stream().findFirst();
    }

    /** The route as a condition; its prefixes are bound by their places. */
    private static String routed(Route route) {
        if (route.takesAll()) return "";
        var sql = new StringBuilder(" and (1 = 0");
        for (int i = 0; i < route.branches().size(); i++) {
            sql.append(" or phone like :p").append(i);
            for (int j = 0; j < route.branches().get(i).except().size(); j++)
                sql.append(" and phone not like :p").append(i).append('x').append(j);
        }
        return sql.append(')').toString();
    }

    private static List<Up> next(Handle h, String state, String condition, Instant now, Turn turn, int most) {
        var query = h.createQuery("""
            select id, phone, text, parts, priority, standing, tries, state, modem from sms_message
            where state = :state and not_before <= :now
              and (only_modem = :modem or (only_modem = ''\
            """ + condition + """
            ))
            order by state, priority, standing, id fetch first :most rows only\
            """)
                .bind("state", state)
                .bind("now", now)
                .bind("modem", turn.modem())
                .bind("most", most);
        if (!condition.isEmpty())
            for (int i = 0; i < turn.route().branches().size(); i++) {
                Route.Branch branch = turn.route().branches().get(i);
                query.bind("p" + i, branch.prefix() + "%");
                for (int j = 0; j < branch.except().size(); j++)
                    query.bind("p" + i + "x" + j, branch.except().get(j) + "%");
            }
        return query.map((rs, ctx) -> new Up(
                        rs.getLong("id"),
                        rs.getString("phone"),
                        rs.getString("text"),
                        rs.getInt("parts"),
                        rs.getInt("priority"),
                        rs.getInt("standing"),
                        rs.getInt("tries"),
                        rs.getString("state"),
                        rs.getString("modem")))
                .list();
    }

    /** False when somebody cancelled it since it was read. */
    private static boolean claim(Handle h, Up up, String modem) {
        return h.createUpdate("""
            update sms_message set state = 'SENDING', reason = '', modem = :modem
            where id = :id and state = :state\
            """)
                        .bind("modem", modem)
                        .bind("id", up.id)
                        .bind("state", up.state)
                        .execute()
                == 1;
    }

    /** Parts are tried in order, so those that have rows are the first ones. */
    private static int firstUnsent(List<MessagePart> tried) {
        return tried.stream()
                .filter(p -> !p.state().isAccepted())
                .map(MessagePart::seq)
                .findFirst()
                .orElse(tried.size() + 1);
    }

    /** For a modem that is alone. */
    static void settle(Handle h, Job job, SendResult result, int mostTries, Instant now) {
        settle(h, job, result, mostTries, null, now);
    }

    /**
     * Writes down what the network said.
     *
     * @param again when to try again what was refused for now; null to wait the longer the more often it was
     */
    static void settle(Handle h, Job job, SendResult result, int mostTries, @Nullable Duration again, Instant now) {
        switch (result) {
            case SendResult.Accepted accepted -> {
                PartRows.sent(h, job.message(), job.seq(), accepted.reference(), now);
                refresh(h, job.message(), job.parts(), "", now);
            }
            case SendResult.Unknown unknown -> {
                PartRows.put(h, job.message(), job.seq(), MessageState.UNKNOWN, now);
                mayComeTwice(h, job.message(), true);
                refresh(h, job.message(), job.parts(), "no-answer: " + unknown.why(), now);
            }
            case SendResult.Permanent permanent -> fail(h, job, "refused: " + permanent.why(), now);
            case SendResult.Rejected busy -> {
                if (job.tries() + 1 >= mostTries) fail(h, job, "gave-up: " + busy.why(), now);
                else tryLater(h, job, busy.why(), again, now);
            }
        }
    }

    private static void fail(Handle h, Job job, String reason, Instant now) {
        PartRows.put(h, job.message(), job.seq(), MessageState.FAILED, now);
        refresh(h, job.message(), job.parts(), reason, now);
    }

    private static void tryLater(Handle h, Job job, String why, @Nullable Duration again, Instant now) {
        release(h, job, "retry: " + why, now);
        h.createUpdate("update sms_message set tries = tries + 1, not_before = :then where id = :id")
                .bind("id", job.message())
                .bind("then", now.plus(again != null ? again : Backoff.OF_MESSAGE.after(job.tries() + 1)))
                .execute();
    }

    /** Takes back a part that surely did not go out. */
    static void release(Handle h, Job job, String reason, Instant now) {
        PartRows.put(h, job.message(), job.seq(), MessageState.QUEUED, now);
        refresh(h, job.message(), job.parts(), reason, now);
    }

    /** Makes the message's state follow from its parts. */
    private static void refresh(Handle h, long id, int parts, String reason, Instant now) {
        MessageState state = MessageState.of(
                parts, PartRows.list(h, id).stream().map(MessagePart::state).toList());
        h.createUpdate("update sms_message set state = :state, reason = :reason"
                        + (state.isAccepted() ? ", sent_at = coalesce(sent_at, :now)" : "")
                        + (state.isFinal() ? ", done_at = :now" : "")
                        + " where id = :id")
                .bind("id", id)
                .bind("state", state.name())
                .bind("reason", reason.length() > REASON ? reason.substring(0, REASON) : reason)
                .bind("now", now)
                .execute();
    }

    /**
     * Finds the part that a delivery report means and writes its fate down. A part of unknown fate has no reference:
     * a report for its phone whose reference is nobody else's settles it.
     *
     * @return the message that changed; empty when the report says nothing new
     */
    static Optional<Long> report(Handle h, Fated report, Instant now) {
        if (report.fate() == StatusReport.Fate.TRYING) return Optional.empty();
        Instant oldest = now.minus(REPORTS_COME_WITHIN);
        String phone = pattern(report.to());
        List<MessagePart> ours = PartRows.under(h, report, phone, oldest);
        if (ours.isEmpty()) ours = PartRows.unknown(h, report.modem(), phone);
        if (ours.isEmpty()) return Optional.empty();
        MessagePart part = ours.getFirst();
        boolean wasUnknown = part.state() == MessageState.UNKNOWN;
        if (part.state() != MessageState.SENT && !wasUnknown) return Optional.empty();
        boolean delivered = report.fate() == StatusReport.Fate.DELIVERED;
        PartRows.put(h, part.message(), part.seq(), delivered ? MessageState.DELIVERED : MessageState.FAILED, now);
        if (wasUnknown) mayComeTwice(h, part.message(), false);
        refresh(h, part.message(), partsOf(h, part), delivered ? "" : "undelivered: " + report.status(), now);
        return Optional.of(part.message());
    }

    /** A report of a modem that is alone. */
    static Optional<Long> report(Handle h, StatusReport report, Instant now) {
        return report(h, Fated.of("", report), now);
    }

    /** From now on only this modem may have the message, which waits. */
    static void pin(Handle h, long id, String modem) {
        h.createUpdate("update sms_message set only_modem = :modem where id = :id")
                .bind("modem", modem)
                .bind("id", id)
                .execute();
    }

    /** Centres write a number their own way, 8351… for +7351…, so the last ten digits decide. */
    private static String pattern(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        if (digits.length() < 7) return "+" + digits;
        return "%" + digits.substring(Math.max(0, digits.length() - 10));
    }

    private static int partsOf(Handle h, MessagePart part) {
        return h.createQuery("select parts from sms_message where id = :id")
                .bind("id", part.message())
                .mapTo(Integer.class)
                .one();
    }

    private static void mayComeTwice(Handle h, long id, boolean maybe) {
        h.createUpdate("update sms_message set maybe_twice = :maybe where id = :id")
                .bind("id", id)
                .bind("maybe", maybe)
                .execute();
    }

    /** After a restart: what was in the modem's hands may have gone out, and says so from now on. */
    static List<Long> recover(Handle h, Instant now) {
        List<MessagePart> parts = PartRows.sending(h);
        for (MessagePart part : parts) {
            PartRows.put(h, part.message(), part.seq(), MessageState.UNKNOWN, now);
            mayComeTwice(h, part.message(), true);
            refresh(h, part.message(), partsOf(h, part), "restart", now);
        }
        return parts.stream().map(MessagePart::message).distinct().toList();
    }

    /** Puts a message that came to a bad end back into the queue; false when it is in another state. */
    static boolean requeue(Handle h, long id, Instant now) {
        int there = h.createUpdate("""
            update sms_message set state = 'QUEUED', reason = '', modem = '', tries = 0, not_before = :now,
              sent_at = null, done_at = null, merged_into = null
            where id = :id and state in ('FAILED', 'UNKNOWN', 'CANCELLED')\
            """).bind("id", id).bind("now", now).execute();
        if (there == 0) return false;
        h.createUpdate("""
            update sms_part set state = 'QUEUED', done_at = null
            where message = :id and state in ('FAILED', 'UNKNOWN')\
            """).bind("id", id).execute();
        return true;
    }

    /** When the first of the waiting messages may be tried; empty when none waits. */
    static Optional<Instant> nextDue(Handle h) {
        return h.createQuery("select min(not_before) from sms_message where state = 'QUEUED' or state = 'SENDING'")
                .map((rs, ctx) -> Optional.ofNullable(rs.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
                .one();
    }
}
