package org.firstline.reactions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.bridge.sms.SmsText;
import org.firstline.messages.Batch;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.Notice;
import org.firstline.messages.Recipient;
import org.firstline.messages.templates.Filling;
import org.firstline.services.Services;
import org.firstline.subscribers.Segment;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;

/**
 * When a person writes to a part of the base, exactly those who are meant and may be written to get one message each: on
 * their first phone that may read it, in their language. Any thread.
 */
public final class Mailings {
    /** What a mailing's text may have in braces. */
    public static final Set<String> PLACES = Set.of("name", "contract", "balance");

    /**
     * Who would get it, counted to the man.
     *
     * @param subscribers who are meant
     * @param withoutPhone of them have none that may read SMS
     * @param withoutConsent of them did not agree to SMS in their contract
     * @param stopped of them answered STOP
     * @param shared of them share a phone with one before
     * @param parts how many messages the network would carry
     * @param end when the last would be out; empty: in more than a year
     */
    public record Audience(
            int subscribers,
            int withoutPhone,
            int withoutConsent,
            int stopped,
            int shared,
            long parts,
            Optional<Instant> end,
            List<Recipient> recipients) {}

    private final Time time;
    private final Subscribers subscribers;
    private final Messages messages;
    private final Audit audit;

    public Mailings(Services s) {
        time = s.time();
        subscribers = s.subscribers();
        messages = s.messages();
        audit = s.audit();
    }

    /**
     * Who would get this now.
     *
     * @param texts by language; who speaks another gets the first
     * @throws Refused where there is no text, or one has an unknown place
     */
    public Audience audience(Segment segment, Map<String, String> texts) {
        Map<String, String> words = checked(texts);
        List<Subscriber> meant = subscribers.list(segment);
        var phones = new LinkedHashMap<PhoneNumber, Subscriber>();
        int withoutPhone = 0;
        int withoutConsent = 0;
        int shared = 0;
        for (Subscriber one : meant) {
            if (!one.smsOk()) withoutConsent++;
            else {
                Optional<PhoneNumber> phone =
                        one.phones().stream().filter(PhoneNumber::mayReadSms).findFirst();
                if (phone.isEmpty()) withoutPhone++;
                else if (phones.putIfAbsent(phone.get(), one) != null) shared++;
            }
        }
        Set<PhoneNumber> stopped = messages.consents().stopped(new HashSet<>(phones.keySet()));
        var recipients = new ArrayList<Recipient>();
        phones.forEach((phone, one) -> {
            if (!stopped.contains(phone)) recipients.add(new Recipient(phone, text(words, one), one.id()));
        });
        long parts = parts(recipients);
        return new Audience(
                meant.size(),
                withoutPhone,
                withoutConsent,
                stopped.size(),
                shared,
                parts,
                messages.runs().end(notice("", ""), parts),
                recipients);
    }

    /**
     * Queues it for exactly these.
     *
     * @param actor login
     * @throws Refused where nobody is left, or a text is empty or too long
     */
    public Batch send(String title, Audience audience, String actor) {
        if (audience.recipients.isEmpty()) throw new Refused("reactions.mailing-nobody");
        if (title.isBlank()) throw new Refused("reactions.mailing-title");
        String key = "mailing-" + time.now().toEpochMilli();
        Batch batch = messages.queueBatch(notice(key, title.strip()), audience.recipients);
        audit.add(
                new Act(actor, AuditKind.MAILING_SENT, "batch:" + key, "", title + "\n" + audience.recipients.size()));
        return batch;
    }

    private static Notice notice(String key, String title) {
        return Notice.of(key, title, MessagePriority.BULK);
    }

    private static Map<String, String> checked(Map<String, String> texts) {
        var words = new LinkedHashMap<String, String>();
        texts.forEach((language, text) -> {
            if (!text.isBlank()) words.put(language, text.strip());
        });
        if (words.isEmpty()) throw new Refused("messages.empty");
        for (String text : words.values()) {
            if (!Filling.isWhole(text)) throw new Refused("messages.template-braces");
            for (String place : Filling.places(text))
                if (!PLACES.contains(place))
                    throw new Refused("messages.template-place", "{" + place + "}", "{balance}, {contract}, {name}");
        }
        return words;
    }

    private static String text(Map<String, String> words, Subscriber one) {
        String text =
                words.getOrDefault(one.language(), words.values().iterator().next());
        BigDecimal balance = one.balance();
        return Filling.fill(
                text,
                Map.of(
                        "name",
                        one.name(),
                        "contract",
                        one.contract(),
                        "balance",
                        balance == null ? "" : Amount.of(balance, Locale.of(one.language()))));
    }

    private static long parts(List<Recipient> recipients) {
        var known = new LinkedHashMap<String, Integer>();
        long parts = 0;
        for (Recipient recipient : recipients)
            parts += known.computeIfAbsent(
                    recipient.text(), text -> SmsText.split(text).parts().size());
        return parts;
    }
}
