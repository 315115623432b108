package org.firstline.subscribers;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what billing systems write in cells that are a choice or an amount; empty where a word means nothing. */
final class Words {
    private static final Set<String> YES =
            Set.of("1", "y", "yes", "true", "t", "on", "+", "да", "д", "истина", "вкл", "allowed", "разрешено");
    private static final Set<String> NO =
            Set.of("0", "n", "no", "false", "f", "off", "-", "нет", "н", "ложь", "выкл", "denied", "запрещено");
    private static final Map<Status, Set<String>> STATUS = Map.of(
            Status.ACTIVE,
            Set.of(
                    "active",
                    "on",
                    "enabled",
                    "ok",
                    "online",
                    "work",
                    "working",
                    "активен",
                    "активна",
                    "активный",
                    "включен",
                    "включено",
                    "работает",
                    "подключен",
                    "действует",
                    "действующий"),
            Status.SUSPENDED,
            Set.of(
                    "suspended",
                    "blocked",
                    "disabled",
                    "inactive",
                    "not active",
                    "off",
                    "приостановлен",
                    "отключен",
                    "заблокирован",
                    "блокирован",
                    "неактивен",
                    "не активен",
                    "выключен"),
            Status.DEBT,
            Set.of(
                    "debt",
                    "debtor",
                    "no money",
                    "долг",
                    "должник",
                    "задолженность",
                    "за долги",
                    "недостаточно средств"),
            Status.FROZEN,
            Set.of(
                    "frozen",
                    "paused",
                    "pause",
                    "hold",
                    "on hold",
                    "vacation",
                    "заморожен",
                    "пауза",
                    "каникулы",
                    "добровольная блокировка"),
            Status.CLOSED,
            Set.of(
                    "closed",
                    "terminated",
                    "deleted",
                    "cancelled",
                    "canceled",
                    "archived",
                    "left",
                    "расторгнут",
                    "закрыт",
                    "удален",
                    "архив",
                    "отказ"));
    private static final Set<String> COMPANY = Set.of(
            "company",
            "organization",
            "organisation",
            "business",
            "legal",
            "legal entity",
            "corporate",
            "юр",
            "юрлицо",
            "юр лицо",
            "юридическое лицо",
            "юридическое",
            "организация",
            "компания");
    private static final Set<String> PERSON = Set.of(
            "person",
            "individual",
            "private",
            "residential",
            "home",
            "physical",
            "физ",
            "физлицо",
            "физ лицо",
            "физическое лицо",
            "физическое",
            "частное лицо");

    private Words() {}

    static Optional<Boolean> flag(String cell) {
        String word = plain(cell);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    static Optional<Status> status(String cell) {
        String word = plain(cell);
        return STATUS.entrySet().stream()
                .filter(e -> e.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findAny();
    }

    /** ABillS: 0 on, 1 off, 2 not active, 3 paused; elsewhere a plain yes or no. */
    static Optional<Status> blocked(String cell) {
        return switch (plain(cell)) {
            case "2" -> Optional.of(Status.SUSPENDED);
            case "3" -> Optional.of(Status.FROZEN);
            default -> flag(cell).map(blocked -> blocked ? Status.SUSPENDED : Status.ACTIVE);
        };
    }

    /** A column named "organization" answers yes or no; others say it in words. */
    static Optional<Kind> kind(String cell) {
        String word = plain(cell);
        if (COMPANY.contains(word)) return Optional.of(Kind.COMPANY);
        if (PERSON.contains(word)) return Optional.of(Kind.PERSON);
        return flag(cell).map(company -> company ? Kind.COMPANY : Kind.PERSON);
    }

    static Optional<String> language(String cell) {
        return switch (plain(cell)) {
            case "ru", "rus", "russian", "русский", "рус", "ru ru" -> Optional.of("ru");
            case "en", "eng", "english", "английский", "англ", "en us", "en gb" -> Optional.of("en");
            default -> Optional.empty();
        };
    }

    /** {@code 1 234,50}, {@code -1,234.50}, {@code 300 руб.}: the last comma or point is the decimal one. */
    static Optional<BigDecimal> amount(String cell) {
        String text = cell.replaceAll("(?i)\\s|'|руб(лей|\\.)?|р\\.|₽|rub|\\$|€|usd|eur", "")
                .replace('−', '-');
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma >= 0 && point >= 0) text = text.replace(comma > point ? "." : ",", "");
        try {
            return text.length() > 20 ? Optional.empty() : Optional.of(new BigDecimal(text.replace(',', '.')));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String plain(String cell) {
        return cell.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("[._\\s]+", " ")
                .strip();
    }

    /** A service, as in {@code internet}, {@code КТВ} or {@code VoIP}. */
    static Optional<ServiceKind> service(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "internet", "inet", "data", "ethernet", "pppoe", "ipoe", "gpon", "интернет" ->
                Optional.of(ServiceKind.INTERNET);
            case "tv", "catv", "cable", "cable tv", "iptv", "тв", "ктв", "телевидение", "кабельное", "кабельное тв" ->
                Optional.of(ServiceKind.TV);
            case "telephony", "telephone", "phone", "voip", "voice", "sip", "телефония", "телефон" ->
                Optional.of(ServiceKind.TELEPHONY);
            default -> Optional.empty();
        };
    }
}
