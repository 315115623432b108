package org.firstline.webui;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.firstline.base.csv.ImportOptions;
import org.firstline.calls.Call;
import org.firstline.calls.Outcome;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Priority;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.TicketState;

/** A street's worth of subscribers, nodes, calls and tickets, for screens that need something to show. */
final class Sample {
    static final String NODES = """
        id;parent;host;name;kind
        core;;10.0.0.1;Core on Lenina 1;router
        olt-3;core;10.0.3.1;OLT of the northern district;olt
        sw-3-17;olt-3;10.0.3.17;Switch at Sadovaya 17;switch
        """;

    private static final List<String> SURNAMES =
            List.of("Орлова", "Кузнецов", "Смирнова", "Васильев", "Попова", "Соколов", "Морозова", "Волков");

    private Sample() {}

    static void fill(Services services) {
        var network = services.network();
        network.imports()
                .apply(network.imports().preview(NODES.getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT));
        var subscribers = services.subscribers();
        subscribers.apply(subscribers.preview(people(120).getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT));
        services.routing().saveQueue(QueueSettings.of("internet", "Internet", "Интернет"));
        services.routing().saveQueue(QueueSettings.of("billing", "Billing and contracts", "Оплата и договоры"));
        tickets(services);
    }

    /** A file as billing exports it. */
    static String people(int count) {
        var file = new StringBuilder("Договор;ФИО;Телефон;Адрес;Узел;Тариф;Баланс\n");
        for (int i = 0; i < count; i++)
            file.append("77-%04d;%s %s.;8 912 %03d-%02d-%02d;Садовая, %d, кв. %d;%s;%s;%d,50\n"
                    .formatted(
                            i + 1,
                            SURNAMES.get(i % SURNAMES.size()),
                            (char) ('А' + i % 24),
                            200 + i,
                            i % 100,
                            (i * 7) % 100,
                            10 + i % 12,
                            i + 1,
                            i % 3 == 0 ? "sw-3-17" : "olt-3",
                            i % 2 == 0 ? "Домашний 100" : "Домашний 300",
                            i % 5 == 0 ? -150 : 320));
        return file.toString();
    }

    private static void tickets(Services services) {
        var tickets = services.tickets();
        var whose = services.subscribers().findByContract("77-0001").orElseThrow();
        for (int i = 0; i < 60; i++) {
            var subscriber = services.subscribers()
                    .findByContract("77-%04d".formatted(i + 1))
                    .orElseThrow();
            var ticket = tickets.open(NewTicket.of(
                            i % 3 == 0
                                    ? "Нет интернета с утра"
                                    : i % 3 == 1 ? "Channels 5 and 9 are missing" : "Двойное списание",
                            i % 3 == 0 ? "internet" : i % 3 == 1 ? "tv" : "billing")
                    .withSubscriber(subscriber.id(), subscriber.node())
                    .withPriority(Priority.values()[(i * 3) % 4])
                    .withOwner(i % 2 == 0 ? "agent101" : null));
            if (i % 2 == 0) tickets.move(ticket.id(), TicketState.IN_WORK, "agent101");
            if (i % 4 == 0) tickets.move(ticket.id(), TicketState.values()[2 + i / 4 % 3], "agent101");
            if (i % 6 == 0)
                tickets.note(ticket.id(), "agent101", TicketNote.Kind.NOTE, "Перезагрузили роутер, не помогло.");
        }
        var now = services.time().now();
        var call = new Call(
                "01JDSAMPLE0000000000000001",
                whose.phones().getFirst().e164(),
                "73512000100",
                "internet",
                "internet",
                "101",
                Outcome.ANSWERED,
                null,
                whose.id(),
                null,
                now.minus(Duration.ofMinutes(16)),
                now.minus(Duration.ofMinutes(16)).plusSeconds(4),
                now.minus(Duration.ofMinutes(16)).plusSeconds(11),
                now.minus(Duration.ofMinutes(15)),
                now.minus(Duration.ofMinutes(15)).plusSeconds(6),
                now.minus(Duration.ofMinutes(11)));
        services.calls().history().record(List.of(call));
        var outage = services.network().declare("olt-3", "head", now.plus(Duration.ofHours(2)));
        var ticket = tickets.openForCall(
                call.id(),
                NewTicket.of("Звонок: Орлова А.", "internet")
                        .withSubscriber(whose.id(), whose.node())
                        .withOutage(outage.id())
                        .withOwner("agent101"));
        tickets.note(
                ticket.id(),
                "system",
                TicketNote.Kind.CALL,
                "Звонок с +7 912 200-00-00, ответила Мария Иванова, ждала 0:55, говорили 3:54.");
        tickets.move(ticket.id(), TicketState.IN_WORK, "agent101");
        tickets.note(
                ticket.id(),
                "agent101",
                TicketNote.Kind.NOTE,
                "На роутере горит красная лампа LOS. Кабель цел.\nСоседи говорят то же самое.");
        tickets.setPriority(ticket.id(), Priority.HIGH, "head");
    }
}
