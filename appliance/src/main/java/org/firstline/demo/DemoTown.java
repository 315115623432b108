package org.firstline.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.csv.ImportReport;
import org.firstline.calls.Call;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.people.SipSecret;
import org.firstline.reactions.OutageWords;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.PastTicket;
import org.firstline.tickets.Ticket;

/** Fills an empty box with the demo town. Called at its first start, before anything else runs. */
public final class DemoTown {
    private static final long SEED = 20_170_301;

    private DemoTown() {}

    /**
     * Builds it all: people, queues, network, subscribers, and a month of calls and tickets that ends now. Takes a few
     * seconds. The same at every box, but for the moments, which are relative to now.
     *
     * @param password of every account, however short
     */
    public static void build(Services services, String password) {
        Staff.queues().forEach(services.routing()::saveQueue);
        Town town = Town.of(new Dice(SEED));
        whole(services.network().imports().apply(ImportFiles.untried(ImportFiles.nodes(town.nodes()))));
        whole(services.subscribers().apply(ImportFiles.untried(ImportFiles.subscribers(town.subscribers()))));
        remember(services, town);
        // last, since a box with people is one that is built
        services.people().createAll(Staff.accounts(services.site().language().getLanguage(), password));
    }

    private static void whole(ImportReport report) {
        if (report.bad() > 0) throw new IllegalStateException("the town's own file is bad: " + report.badLines());
    }

    private static void remember(Services services, Town town) {
        var now = services.time().now();
        List<Subscriber> subscribers = services.subscribers()
                .servedBy(town.leaves().stream().map(Node::id).toList());
        var dice = new Dice(SEED + 1);
        Month month = Month.before(now, services.zone(), subscribers, town.leaves(), dice);
        Map<PastFault, Outage> outages = outages(services, month.faults(), dice);
        var papers = new Papers(services.site().language(), now, dice);
        var past = new ArrayList<PastTicket>();
        month.calls().forEach(call -> papers.of(call).ifPresent(past::add));
        outages.forEach((fault, outage) -> past.add(papers.of(fault, outage)));
        past.sort(Comparator.comparing(PastTicket::openedAt));
        Map<String, Long> ticketOfCall = new HashMap<>();
        for (Ticket ticket : services.tickets().record(past))
            if (ticket.call() != null) ticketOfCall.put(ticket.call(), ticket.id());
        List<Call> calls = month.calls().stream()
                .map(call -> call.record(
                        ticketOfCall.get(call.id()),
                        Optional.ofNullable(call.fault())
                                .map(outages::get)
                                .map(Outage::id)
                                .orElse(null)))
                .toList();
        services.calls().history().record(calls);
        var quality = services.quality();
        quality.begin(services.site().language());
        quality.record(new PastEvaluations(
                        quality.cards().getFirst(),
                        services.site().language(),
                        services.zone(),
                        now,
                        new Dice(SEED + 2))
                .of(calls));
    }

    /** What broke is written as outages, and whom they were told. */
    private static Map<PastFault, Outage> outages(Services services, List<PastFault> faults, Dice dice) {
        Map<PastFault, List<Subscriber>> behind = new LinkedHashMap<>();
        for (PastFault fault : faults)
            behind.put(
                    fault,
                    services.subscribers()
                            .servedBy(services.network()
                                    .tree()
                                    .subtree(fault.node().id())));
        List<Outage> written = services.network()
                .record(faults.stream()
                        .map(fault -> fault.outage(
                                behind.getOrDefault(fault, List.of()).size()))
                        .toList());
        var notices = new PastNotices(OutageWords.of(services), dice);
        Map<PastFault, Outage> outages = new LinkedHashMap<>();
        for (int i = 0; i < faults.size(); i++) {
            PastFault fault = faults.get(i);
            outages.put(fault, written.get(i));
            services.messages().record(notices.of(fault, written.get(i), behind.getOrDefault(fault, List.of())));
        }
        return outages;
    }

    /**
     * Gives every demo account this password, unless they have it already, which costs next to nothing to see: the
     * secrets of the eight phones tell. An account without a phone follows when any of those differs. Accounts that are
     * not of the demo, or not there any more, are left alone.
     */
    public static void passwords(People people, String password) {
        List<Agent> accounts = Staff.accounts("en", password).stream()
                .map(account -> people.findByLogin(account.login()))
                .flatMap(Optional::stream)
                .toList();
        if (accounts.stream().noneMatch(agent -> differs(people, agent, password))) return;
        people.setPasswords(accounts, password);
    }

    private static boolean differs(People people, Agent agent, String password) {
        return Optional.ofNullable(agent.extension())
                .flatMap(people::findSipSecret)
                .filter(secret ->
                        !SipSecret.of(secret.user(), secret.realm(), password).equals(secret))
                .isPresent();
    }
}
