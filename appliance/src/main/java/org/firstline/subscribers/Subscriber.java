package org.firstline.subscribers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.firstline.base.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the box knows him.
 *
 * @param contract the contract's number, by which billing and he himself name him; unique
 * @param language "ru" or "en": in which he is spoken and written to
 * @param phones the one to call first comes first
 * @param node the network node that serves him, by its id; null where nobody said
 * @param smsOk whether service messages may be sent to him
 * @param services what he has, each kind once, in the order of the kinds; where nothing is said he has internet
 * @param balance as of the last import, in the site's currency; null where billing does not tell
 * @param vulnerable a hospital, a school, somebody alone or ill: who depends on the service and is told first
 */
public record Subscriber(
        long id,
        String contract,
        String name,
        Kind kind,
        String language,
        List<PhoneNumber> phones,
        String address,
        @Nullable String node,
        Status status,
        boolean smsOk,
        String tariff,
        @Nullable BigDecimal balance,
        String notes,
        List<Subscription> services,
        boolean vulnerable) {
    public Subscriber {
        phones = List.copyOf(phones);
        services = List.copyOf(services);
    }

    /** Of whose services nothing is said. */
    public Subscriber(
            long id,
            String contract,
            String name,
            Kind kind,
            String language,
            List<PhoneNumber> phones,
            String address,
            @Nullable String node,
            Status status,
            boolean smsOk,
            String tariff,
            @Nullable BigDecimal balance,
            String notes) {
        this(
                id, contract, name, kind, language, phones, address, node, status, smsOk, tariff, balance, notes,
                List.of(), false);
    }

    /** All nodes that serve him, the one for everything first. */
    public List<String> nodes() {
        return Stream.concat(
                        Stream.ofNullable(node),
                        services.stream().map(Subscription::node).filter(Objects::nonNull))
                .distinct()
                .toList();
    }

    /** The phones that notices are written to: none without consent, and never a desk's, which can't show them. */
    public List<PhoneNumber> readers() {
        return smsOk ? phones.stream().filter(PhoneNumber::mayReadSms).toList() : List.of();
    }

    Subscriber with(List<PhoneNumber> numbers, List<Subscription> bought) {
        return new Subscriber(
                id,
                contract,
                name,
                kind,
                language,
                numbers,
                address,
                node,
                status,
                smsOk,
                tariff,
                balance,
                notes,
                bought,
                vulnerable);
    }

    /** The same facts, for changing some of them. */
    public SubscriberData data() {
        return new SubscriberData(
                contract,
                name,
                kind,
                language,
                phones,
                address,
                node,
                status,
                smsOk,
                tariff,
                balance,
                notes,
                services,
                vulnerable);
    }
}
