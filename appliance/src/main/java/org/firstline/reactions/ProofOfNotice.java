package org.firstline.reactions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firstline.messages.Message;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.MessageState;
import org.firstline.messages.Messages;
import org.firstline.works.PlannedWork;
import org.jspecify.annotations.Nullable;

/**
 * Who was told of works when: one SMS to one phone.
 *
 * @param batch of which notice: {@code works-5-24h}
 * @param doneAt when the report of its delivery came, or it failed
 */
public record ProofOfNotice(
        String batch,
        String phone,
        String text,
        MessageState state,
        Instant queuedAt,
        @Nullable Instant sentAt,
        @Nullable Instant doneAt) {
    /** A longer list is cut. */
    public static final int MOST = 10_000;

    /** The latest first. */
    public static List<ProofOfNotice> of(Messages messages, PlannedWork work) {
        var lines = new ArrayList<ProofOfNotice>();
        for (String key : WorkBatches.all(work))
            messages.findBatch(key).ifPresent(batch -> {
                Long before = null;
                while (lines.size() < MOST) {
                    List<Message> page = messages.list(MessageFilter.ofBatch(batch.id()), before, Messages.MOST_LISTED);
                    page.forEach(message -> lines.add(of(key, message)));
                    if (page.size() < Messages.MOST_LISTED) break;
                    before = page.getLast().id();
                }
            });
        lines.sort(Comparator.comparing(ProofOfNotice::queuedAt).reversed().thenComparing(ProofOfNotice::phone));
        return List.copyOf(lines.subList(0, Math.min(lines.size(), MOST)));
    }

    private static ProofOfNotice of(String key, Message message) {
        return new ProofOfNotice(
                key,
                message.to().e164(),
                message.text(),
                message.state(),
                message.queuedAt(),
                message.sentAt(),
                message.doneAt());
    }
}
