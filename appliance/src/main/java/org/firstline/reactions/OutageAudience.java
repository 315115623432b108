package org.firstline.reactions;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firstline.base.PhoneNumber;
import org.firstline.calls.Calls;
import org.firstline.messages.Messages;
import org.firstline.messages.Recipient;
import org.firstline.network.Network;
import org.firstline.network.Outage;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;

/** Who knows of an outage: those who were written to, those who asked to be, and those who heard of it by telephone. */
record OutageAudience(Network network, Subscribers subscribers, Messages messages, Calls calls, String region) {
    /** @param cancelled how many messages were called off because nobody needs them any more */
    record End(Set<PhoneNumber> phones, int cancelled) {}

    /** Phones that heard of a smaller outage which this one swallowed; what they were still to hear is called off. */
    Set<PhoneNumber> toldOfParts(Outage outage) {
        var told = new HashSet<PhoneNumber>();
        for (Outage part : OutageBatches.partsOf(network, outage)) {
            told.addAll(messages.phones(OutageBatches.asked(part.id())));
            for (String telling : OutageBatches.telling(messages, part)) {
                messages.cancelUnsent(telling);
                told.addAll(messages.told(telling));
            }
        }
        return told;
    }

    /** Who must hear that it is over. What is unsent of it is called off, so that nobody reads first "up" and then "down". */
    End ofEnd(Outage outage) {
        int cancelled = 0;
        var phones = new HashSet<PhoneNumber>(toldOfParts(outage));
        for (String telling : OutageBatches.telling(messages, outage)) {
            cancelled += messages.cancelUnsent(telling);
            phones.addAll(messages.told(telling));
        }
        // a promise stands, whether or not its confirmation went out in time
        messages.cancelUnsent(OutageBatches.asked(outage.id()));
        phones.addAll(messages.phones(OutageBatches.asked(outage.id())));
        phones.addAll(callers(outage));
        phones.removeAll(content(outage));
        return new End(phones, cancelled);
    }

    /** Who read that it was over, and neither heard that it came back nor called since: he needs not read it twice. */
    private Set<PhoneNumber> content(Outage outage) {
        Set<PhoneNumber> content = OutageBatches.content(messages, outage);
        OutageBatches.lastEnd(messages, outage)
                .ifPresent(end -> calls.history()
                        .callersOf(outage.id(), end)
                        .forEach(caller -> PhoneNumber.parse(caller, region).ifPresent(content::remove)));
        return content;
    }

    /** Whose messages about it were all called off, because it was over before they went out. */
    Set<PhoneNumber> unheard(Outage outage) {
        var phones = new HashSet<PhoneNumber>();
        List<String> telling = OutageBatches.telling(messages, outage);
        telling.forEach(key -> phones.addAll(messages.calledOff(key)));
        telling.forEach(key -> phones.removeAll(messages.told(key)));
        return phones;
    }

    /** Phones that can read, and whose owner has not said that he wants no messages. */
    private Set<PhoneNumber> callers(Outage outage) {
        var phones = new HashSet<PhoneNumber>();
        for (String caller : calls.history().callersOf(outage.id(), Instant.EPOCH))
            PhoneNumber.parse(caller, region).filter(PhoneNumber::mayReadSms).ifPresent(phones::add);
        var owners = subscribers.findByPhones(phones);
        phones.removeIf(phone -> !owners.getOrDefault(phone, List.of()).stream().allMatch(Subscriber::smsOk));
        return phones;
    }

    List<Recipient> recipients(Set<PhoneNumber> phones, TextOf text) {
        return recipients(subscribers, phones, text);
    }

    /** Each in the language of its first owner. All owners are asked for at once: for each phone by itself it took minutes. */
    static List<Recipient> recipients(Subscribers subscribers, Set<PhoneNumber> phones, TextOf text) {
        var owners = subscribers.findByPhones(phones);
        return phones.stream()
                .map(phone -> owners.getOrDefault(phone, List.of()).stream()
                        .findFirst()
                        .map(first -> new Recipient(
                                phone, text.in(Locale.of(first.language())), first.id(), Standings.of(first)))
                        .orElseGet(() -> new Recipient(phone, text.inOwn(), null)))
                .toList();
    }
}
