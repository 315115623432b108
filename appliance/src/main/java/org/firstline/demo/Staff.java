package org.firstline.demo;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;

/** Who works for the demo town's provider, in which queues, and when. */
final class Staff {
    /** Long enough to be seen on the wall, short enough not to bore. */
    private static final Duration WRAP_UP = Duration.ofSeconds(5);

    private static final String INTERNET = "internet";
    private static final String TV = "tv";
    private static final String BILLING = "billing";

    /** One of the eight; {@code extension} is the phone, and the sign-in after "agent". */
    record Operator(String extension, String name, List<String> queues) {
        String login() {
            return "agent" + extension;
        }
    }

    static final List<Operator> OPERATORS = List.of(
            new Operator("101", "Ольга Соколова", List.of(INTERNET, TV, BILLING)),
            new Operator("102", "Денис Кравцов", List.of(INTERNET, TV)),
            new Operator("103", "Гульнара Ахметова", List.of(INTERNET, BILLING)),
            new Operator("104", "Артём Лебедев", List.of(INTERNET)),
            new Operator("105", "Наталья Воробьёва", List.of(INTERNET, TV, BILLING)),
            new Operator("106", "Илья Мельник", List.of(INTERNET, TV)),
            new Operator("107", "Светлана Юдина", List.of(INTERNET, BILLING)),
            new Operator("108", "Роман Чернов", List.of(INTERNET, TV, BILLING)));

    static final List<String> QUEUES = List.of(INTERNET, TV, BILLING);

    private static final int DAY_BEGINS = 8;
    private static final int NIGHT_BEGINS = 22;

    private Staff() {}

    static List<QueueSettings> queues() {
        return List.of(
                QueueSettings.of(INTERNET, "Internet", "Интернет").withWrapUp(WRAP_UP),
                QueueSettings.of(TV, "Cable TV", "Кабельное ТВ").withWrapUp(WRAP_UP),
                QueueSettings.of(BILLING, "Billing and contracts", "Оплата и договоры")
                        .withWrapUp(WRAP_UP));
    }

    /** @param language of their screens */
    static List<NewAgent> accounts(String language, String password) {
        var accounts = new ArrayList<NewAgent>();
        accounts.add(new NewAgent("admin", "Игорь Воронцов", null, Role.ADMIN, language, List.of(), password));
        accounts.add(new NewAgent("head", "Марина Белова", null, Role.SHIFT_HEAD, language, List.of(), password));
        for (Operator o : OPERATORS)
            accounts.add(new NewAgent(o.login(), o.name(), o.extension(), Role.AGENT, language, o.queues(), password));
        return accounts;
    }

    /**
     * Two days on and two off: by day the first of the crew, who serves every queue, and two of the other three, of whom
     * another has the day off each day; by night the first alone.
     */
    static List<Operator> onDuty(ZonedDateTime at) {
        int half = (at.getDayOfYear() / 2 % 2) * 4;
        List<Operator> crew = OPERATORS.subList(half, half + 4);
        boolean night = at.getHour() < DAY_BEGINS || at.getHour() >= NIGHT_BEGINS;
        if (night) return crew.subList(0, 1);
        var day = new ArrayList<>(crew);
        day.remove(1 + at.getDayOfYear() % 3);
        return day;
    }
}
