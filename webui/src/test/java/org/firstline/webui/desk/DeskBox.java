package org.firstline.webui.desk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Time;
import org.firstline.calls.LineException;
import org.firstline.calls.SimulatedLeg;
import org.firstline.calls.SimulatedLine;
import org.firstline.network.Node;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberData;

/** A small box with two agents, a shift head, an admin, and a subscriber who may call; the test is every phone. */
final class DeskBox {
    static final String PETROV = "+73512000102";
    static final String STRANGER = "+73519999999";

    final Services services;
    final SimulatedLine line;
    final Subscriber petrov;

    DeskBox(String database, Time time) throws LineException {
        line = new SimulatedLine(time);
        services = TestBox.services(Db.inMemory(database), time, line);
        services.routing()
                .saveQueue(QueueSettings.of("internet", "Internet", "Интернет").withWrapUp(Duration.ofSeconds(30)));
        services.routing().saveQueue(QueueSettings.of("tv", "Cable TV", "Кабельное ТВ"));
        services.routing().saveQueue(QueueSettings.of("billing", "Billing", "Расчёты и договоры"));
        services.people()
                .createAll(List.of(
                        new NewAgent("admin", "Anna Petrova", null, Role.ADMIN, "en", List.of(), "firstline"),
                        new NewAgent("head", "Ilya Sorokin", "100", Role.SHIFT_HEAD, "en", List.of(), "firstline"),
                        agent("101", "Мария Иванова", "internet", "tv"),
                        agent("102", "Olga Smirnova", "internet", "billing")));
        services.network().put(new Node("sw-1", null, "10.0.0.1", "Lenina 5, switch", "switch"));
        petrov = subscriber("D-1001", "Пётр Петров", PETROV, "Lenina 5, flat 12", new BigDecimal("-350.50"));
        subscriber("D-1002", "Сергей Климов", "+73512000177", "Mira 18, flat 4", new BigDecimal("120"));
        services.routing().start();
        services.calls().start();
    }

    private static NewAgent agent(String extension, String name, String... queues) {
        return new NewAgent("agent" + extension, name, extension, Role.AGENT, "en", List.of(queues), "firstline");
    }

    private Subscriber subscriber(String contract, String name, String phone, String address, BigDecimal balance) {
        return services.subscribers()
                .create(new SubscriberData(
                        contract,
                        name,
                        Kind.PERSON,
                        "ru",
                        List.of(new PhoneNumber(phone)),
                        address,
                        "sw-1",
                        Status.ACTIVE,
                        true,
                        "Home 100",
                        balance,
                        ""));
    }

    /** Her phone is there and she is ready. */
    void ready(String extension) {
        line.register(extension, true);
        services.routing().ready(extension, extension);
    }

    /** Somebody calls; the menu comes later, when the box has answered. */
    SimulatedLeg call(String from) {
        return line.call(from, "+73512000000");
    }
}
