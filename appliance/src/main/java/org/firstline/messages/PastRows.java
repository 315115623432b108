package org.firstline.messages;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes batches of the past into sms_batch and sms_message. */
final class PastRows {
    private PastRows() {}

    static Batch insert(Handle h, PastBatch past, List<Integer> parts) {
        Batch batch = MessageRows.insertBatch(h, past.key(), past.title(), past.priority(), past.createdAt());
        if (past.messages().isEmpty()) return batch;
        var rows = h.prepareBatch("""
            insert into sms_message (batch, phone, text, subscriber, parts, priority, state, reason, maybe_twice, tries,
              not_before, queued_at, sent_at, done_at)
            values (:batch, :phone, :text, :subscriber, :parts, :priority, :state, :reason, false, 1,
              :queued, :queued, :sent, :done)\
            """);
        for (int i = 0; i < past.messages().size(); i++) {
            PastBatch.Sent sent = past.messages().get(i);
            rows.bind("batch", batch.id())
                    .bind("phone", sent.recipient().to().e164())
                    .bind("text", sent.recipient().text())
                    .bind("subscriber", sent.recipient().subscriber())
                    .bind("parts", parts.get(i))
                    .bind("priority", past.priority())
                    .bind("state", sent.state().name())
                    .bind("reason", sent.reason())
                    .bind("queued", past.createdAt())
                    .bind("sent", sent.sentAt())
                    .bind("done", sent.doneAt())
                    .add();
        }
        rows.execute();
        return batch;
    }
}
