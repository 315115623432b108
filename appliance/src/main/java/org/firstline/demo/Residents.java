package org.firstline.demo;

import static org.firstline.subscribers.Status.ACTIVE;
import static org.firstline.subscribers.Status.CLOSED;
import static org.firstline.subscribers.Status.DEBT;
import static org.firstline.subscribers.Status.FROZEN;
import static org.firstline.subscribers.Status.SUSPENDED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.PhoneNumber;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.ServiceKind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.firstline.subscribers.Subscription;

/**
 * Makes up the town's subscribers. Their phones are of codes that nobody in Russia has: mobiles +7 945, and the town's
 * own +7 340.
 */
final class Residents {
    /** What the provider's own number begins with; the whole of it is {@link #HOTLINE}. */
    static final String TOWN_CODE = "+7340";

    static final String HOTLINE = TOWN_CODE + "2200000";
    private static final String MOBILES = "+7945";
    private static final int CONTRACTS_FROM = 100_000;

    private static final List<Status> STATUSES = List.of(ACTIVE, DEBT, SUSPENDED, FROZEN, CLOSED);
    private static final List<String> ETHERNET =
            List.of("Домашний 100", "Домашний 300", "Гигабит", "Интернет + ТВ 100", "Интернет + ТВ 300");
    private static final List<String> FIBRE = List.of("Оптика 200", "Оптика 500", "Оптика + ТВ");
    private static final List<String> CABLE = List.of("Кабельное ТВ", "Кабельное ТВ социальный");
    private static final List<String> REMARKS = List.of(
            "Просил не звонить до 10 утра.",
            "Плохо слышит, говорить громче.",
            "Роутер свой, TP-Link.",
            "Ключ от щитка у старшей по дому.",
            "Во дворе собака, перед выездом позвонить.",
            "Переезжает весной, узнать про перенос договора.",
            "Работает из дома, при аварии звонить сразу.");

    private final Dice dice;
    private final List<SubscriberData> made = new ArrayList<>();

    private Residents(Dice dice) {
        this.dice = dice;
    }

    static List<SubscriberData> of(List<Place> places, Dice dice) {
        var residents = new Residents(dice);
        for (Place place : places) {
            int many = dice.between(place.weight() * 9 / 10, place.weight() * 11 / 10);
            for (int i = 0; i < many; i++) residents.settle(place);
        }
        return List.copyOf(residents.made);
    }

    private void settle(Place place) {
        boolean firm = place.kind() == Place.Kind.ETHERNET && dice.percent(4);
        boolean foreign = !firm && dice.percent(4);
        Status status = STATUSES.get(dice.weighted(88, 5, 3, 2, 2));
        made.add(new SubscriberData(
                Integer.toString(CONTRACTS_FROM + 7 * made.size() + dice.between(0, 6)),
                firm ? Names.firm(dice) : foreign ? Names.foreign(dice) : Names.russian(dice),
                firm ? Kind.COMPANY : Kind.PERSON,
                foreign ? "en" : "ru",
                phones(),
                address(place, firm),
                place.node(),
                status,
                dice.percent(93),
                firm ? "Бизнес 100" : tariff(place.kind()),
                balance(status),
                dice.percent(6) ? dice.pick(REMARKS) : "",
                services(place.kind(), firm)));
    }

    /** Firms have telephones of the house; who hangs on an amplifier has television and nothing else. */
    private static List<Subscription> services(Place.Kind kind, boolean firm) {
        if (kind == Place.Kind.CABLE) return List.of(new Subscription(ServiceKind.TV, null));
        var internet = new Subscription(ServiceKind.INTERNET, null);
        return firm ? List.of(internet, new Subscription(ServiceKind.TELEPHONY, null)) : List.of(internet);
    }

    private String address(Place place, boolean firm) {
        int step = place.kind() == Place.Kind.ETHERNET ? 2 : 1;
        int houses = (place.lastHouse() - place.firstHouse()) / step;
        String house = place.address(place.firstHouse() + step * dice.between(0, houses));
        return firm || place.flats() == 0 ? house : house + ", кв. " + dice.between(1, place.flats());
    }

    /** Most have a mobile; some an old telephone at home, or that of a relative with a contract of his own. */
    private List<PhoneNumber> phones() {
        var phones = new ArrayList<PhoneNumber>();
        int number = made.size();
        if (dice.percent(2)) return phones;
        if (dice.percent(2) && number > 0) {
            var relative = made.get(number - 1).phones();
            if (!relative.isEmpty()) return List.of(relative.getFirst());
        }
        if (dice.percent(94)) phones.add(phone(MOBILES, number, 0));
        if (dice.percent(14)) phones.add(phone(MOBILES, number, 1));
        if (phones.isEmpty() || dice.percent(9)) phones.add(phone(TOWN_CODE, number, 0));
        return phones;
    }

    /** Scattered over the code, yet never twice: a prime's multiples modulo ten millions. */
    private static PhoneNumber phone(String code, int subscriber, int which) {
        long number = (2L * subscriber + which + 1) * 7_368_787L % 10_000_000L;
        return new PhoneNumber(code + String.format(Locale.ROOT, "%07d", number));
    }

    private String tariff(Place.Kind kind) {
        return switch (kind) {
            case ETHERNET -> ETHERNET.get(dice.weighted(40, 25, 8, 20, 7));
            case FIBRE -> FIBRE.get(dice.weighted(50, 20, 30));
            case CABLE -> CABLE.get(dice.weighted(70, 30));
        };
    }

    private BigDecimal balance(Status status) {
        int kopecks = switch (status) {
            case ACTIVE -> dice.between(0, 150_000);
            case FROZEN -> dice.between(0, 60_000);
            case DEBT, SUSPENDED -> -dice.between(1_000, 120_000);
            case CLOSED -> 0;
        };
        return BigDecimal.valueOf(kopecks, 2);
    }
}
