package org.firstline.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.PastBatch;
import org.firstline.messages.Recipient;
import org.firstline.network.Outage;
import org.firstline.reactions.OutageBatches;
import org.firstline.reactions.OutageFacts;
import org.firstline.reactions.OutageWords;
import org.firstline.reactions.Telling;
import org.firstline.subscribers.Subscriber;

/** Writes the SMS that past outages have led to: one to each phone when it was sure, one when all was up again. */
final class PastNotices {
    /** What a modem takes at the shipped pace. */
    private static final Duration PACE = Duration.ofSeconds(6);

    private static final int LOST_OF_A_HUNDRED = 3;
    /** The phone was off for too long: validity period expired (3GPP TS 23.040 §9.2.3.15, 0x46). */
    private static final String LOST = "undelivered: 70";

    private final OutageWords words;
    private final Dice dice;

    PastNotices(OutageWords words, Dice dice) {
        this.words = words;
        this.dice = dice;
    }

    /** Both batches; of those whom the repair overtook nobody was told at all. */
    List<PastBatch> of(PastFault fault, Outage outage, List<Subscriber> behind) {
        Map<PhoneNumber, Subscriber> phones = new LinkedHashMap<>();
        for (Subscriber s : behind) if (s.smsOk()) s.phones().forEach(phone -> phones.putIfAbsent(phone, s));
        var facts = OutageFacts.of(outage, fault.node().name());
        var down = batch(
                "batch.outage",
                OutageBatches.down(outage.id()),
                MessagePriority.OUTAGE,
                Telling.NEW,
                facts,
                phones,
                fault.confirmed(),
                fault.until());
        phones.keySet()
                .retainAll(down.messages().stream()
                        .map(sent -> sent.recipient().to())
                        .toList());
        var over = batch(
                "batch.cleared",
                OutageBatches.over(outage.id()),
                MessagePriority.RESTORED,
                Telling.RESTORED,
                facts,
                phones,
                fault.until(),
                Instant.MAX);
        return List.of(down, over);
    }

    private PastBatch batch(
            String title,
            String key,
            int priority,
            Telling telling,
            OutageFacts facts,
            Map<PhoneNumber, Subscriber> phones,
            Instant from,
            Instant until) {
        var messages = new ArrayList<PastBatch.Sent>();
        Instant at = from;
        for (var phone : phones.entrySet()) {
            at = at.plus(PACE);
            if (at.isAfter(until)) break;
            Subscriber s = phone.getValue();
            boolean lost = dice.percent(LOST_OF_A_HUNDRED);
            messages.add(new PastBatch.Sent(
                    new Recipient(phone.getKey(), words.sms(telling, facts, Locale.of(s.language()), from), s.id()),
                    lost ? LOST : "",
                    at,
                    at.plusSeconds(lost ? 3600 : dice.between(2, 9))));
        }
        String area = facts.area();
        return new PastBatch(key, Texts.of("reactions", words.language()).get(title, area), priority, from, messages);
    }
}
