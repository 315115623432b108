package org.firstline.reactions;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.firstline.base.Time;
import org.firstline.messages.Batch;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.Recipient;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Subscribers;
import org.firstline.works.Notice;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkEvent;
import org.firstline.works.Works;

/**
 * When planned works owe a notice, exactly those whom it concerns get one SMS on each phone, and the works know that they
 * did. A plan that is moved or cancelled is told to those who know of the old one, and what is unsent of that is called
 * off. Whose service is still dead is not told that the works are done: an outage follows, and tells more.
 */
final class WorksAreTold implements Reaction {
    /** So long one notice is enough. */
    private static final Duration ENOUGH = Duration.ofHours(1);

    private final Time time;
    private final Works works;
    private final WorkPlaces places;
    private final Subscribers subscribers;
    private final Messages messages;
    private final OutageWords words;

    WorksAreTold(
            Time time, Works works, WorkPlaces places, Subscribers subscribers, Messages messages, OutageWords words) {
        this.time = time;
        this.works = works;
        this.places = places;
        this.subscribers = subscribers;
        this.messages = messages;
        this.words = words;
    }

    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, WorkEvent.NoticeOwed.class, owed -> tell(owed.work(), owed.notice()));
    }

    static Telling telling(Notice notice) {
        return switch (notice) {
            case H72 -> Telling.WORKS_72H;
            case H24 -> Telling.WORKS_24H;
            case H2 -> Telling.WORKS_2H;
            case STARTED -> Telling.WORKS_STARTED;
            case DONE -> Telling.WORKS_DONE;
            case MOVED -> Telling.WORKS_MOVED;
            case CANCELLED -> Telling.WORKS_CANCELLED;
        };
    }

    private void tell(PlannedWork work, Notice notice) {
        // the plan may have changed since this was asked
        if (works.find(work.id())
                .filter(now -> now.revision() == work.revision() && now.state() == work.state())
                .isEmpty()) return;
        String key = WorkBatches.notice(work, notice);
        // what has not gone out by now, because much else had to go first, would only contradict what is said now
        Optional<Batch> moved = justMoved(work, notice);
        WorkBatches.notices(work).stream()
                .filter(other -> !other.equals(key)
                        && moved.filter(m -> m.key().equals(other)).isEmpty())
                .forEach(messages::cancelUnsent);
        String area = places.area(work);
        var facts = new OutageFacts(area, work.from(), work.until(), work.text());
        var text = new TextOf(words, telling(notice), facts, time.now());
        List<Recipient> all = switch (notice) {
            case H72 -> served(work, text, true);
            case H24, H2, STARTED -> served(work, text, false);
            case MOVED, CANCELLED -> known(work, text);
            case DONE -> places.isDown(work) ? List.of() : known(work, text);
        };
        Set<PhoneNumber> know = moved.map(m -> messages.phones(m.key())).orElse(Set.of());
        List<Recipient> recipients =
                all.stream().filter(r -> !know.contains(r.to())).toList();
        String title = Texts.of("reactions", words.language()).get("works.title." + notice.word());
        if (!recipients.isEmpty())
            messages.queueBatch(
                    key,
                    Texts.of("reactions", words.language()).get("batch.works", area, title),
                    MessagePriority.PLANNED,
                    recipients);
        works.noticed(work, notice, (int)
                recipients.stream().map(Recipient::to).distinct().count());
    }

    /** Whoever hears that they are moved hears the new time with it, and needs no notice of the same right after. */
    private Optional<Batch> justMoved(PlannedWork work, Notice notice) {
        if (notice != Notice.H72 && notice != Notice.H24 && notice != Notice.H2) return Optional.empty();
        return messages.findBatch(WorkBatches.notice(work, Notice.MOVED))
                .filter(batch -> batch.createdAt().isAfter(time.now().minus(ENOUGH)));
    }

    private List<Recipient> served(PlannedWork work, TextOf text, boolean businessOnly) {
        return subscribers.servedBy(places.nodes(work.nodes())).stream()
                .filter(s -> !businessOnly || s.kind() == Kind.COMPANY)
                .flatMap(s -> s.readers().stream()
                        .map(phone -> new Recipient(phone, text.in(Locale.of(s.language())), s.id(), Standings.of(s))))
                .toList();
    }

    /** Whoever was told of the works or asked for word of them; what is still unsent is called off. */
    private List<Recipient> known(PlannedWork work, TextOf text) {
        Set<PhoneNumber> phones = new HashSet<>();
        for (String key : WorkBatches.all(work)) {
            messages.cancelUnsent(key);
            phones.addAll(messages.told(key));
        }
        phones.addAll(messages.phones(WorkBatches.asked(work.id())));
        return OutageAudience.recipients(subscribers, phones, text);
    }
}
