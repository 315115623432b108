package org.firstline.subscribers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a subscriber; {@link Subscriber} says what each part means. A blank name becomes the contract's
 * number, an unknown language English.
 *
 * @throws Refused where the contract is blank, a text too long, or there are more than {@value #MOST_PHONES} phones
 */
public record SubscriberData(
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
    public static final int MOST_PHONES = 10;
    private static final BigDecimal RICHEST = new BigDecimal("1000000000000");

    public SubscriberData {
        if (contract.isBlank()) throw new Refused("subscribers.no-contract");
        if (name.isBlank()) name = contract;
        if (!language.equals("ru")) language = "en";
        phones = phones.stream().distinct().toList();
        services = services.stream()
                .collect(Collectors.toMap(Subscription::kind, one -> one, (first, again) -> first, TreeMap::new))
                .values()
                .stream()
                .toList();
        if (phones.size() > MOST_PHONES) throw new Refused("subscribers.too-many-phones", MOST_PHONES);
        if (node != null && node.isBlank()) node = null;
        if (balance != null) {
            if (balance.abs().compareTo(RICHEST) >= 0) throw new Refused("subscribers.bad-balance", balance);
            balance = balance.setScale(2, RoundingMode.HALF_UP);
        }
        fits("contract", contract, 40);
        fits("name", name, 200);
        fits("address", address, 400);
        fits("node", node == null ? "" : node, 64);
        fits("tariff", tariff, 100);
        fits("notes", notes, 1000);
    }

    /** Of whose services nothing is said. */
    public SubscriberData(
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
                contract, name, kind, language, phones, address, node, status, smsOk, tariff, balance, notes, List.of(),
                false);
    }

    /** Of nobody who must be told first. */
    public SubscriberData(
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
            List<Subscription> services) {
        this(
                contract, name, kind, language, phones, address, node, status, smsOk, tariff, balance, notes, services,
                false);
    }

    private static void fits(String field, String text, int most) {
        if (text.length() > most) throw new Refused("subscribers.too-long-" + field, most);
    }
}
