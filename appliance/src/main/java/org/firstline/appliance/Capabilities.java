package org.firstline.appliance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.firstline.audit.Audit;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.Time;
import org.firstline.boards.Boards;
import org.firstline.boards.BoardsSettings;
import org.firstline.bridge.panel.Panel;
import org.firstline.callbacks.Callbacks;
import org.firstline.calls.CallPorts;
import org.firstline.calls.CallSettings;
import org.firstline.calls.Calls;
import org.firstline.calls.Line;
import org.firstline.calls.Places;
import org.firstline.calls.RecordingSettings;
import org.firstline.calls.Voice;
import org.firstline.calls.dial.DialSettings;
import org.firstline.calls.dial.Dialling;
import org.firstline.calls.prompts.PromptBooth;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.diagnostics.Diagnostics;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.RepairChecks;
import org.firstline.diagnostics.RepairRule;
import org.firstline.flows.Flows;
import org.firstline.flows.Stock;
import org.firstline.messages.Messages;
import org.firstline.messages.QuietHours;
import org.firstline.network.ClusterRules;
import org.firstline.network.Network;
import org.firstline.network.NetworkSettings;
import org.firstline.people.People;
import org.firstline.people.PeopleSettings;
import org.firstline.quality.Quality;
import org.firstline.reactions.CallsBecomeTickets;
import org.firstline.reactions.FlowsAct;
import org.firstline.reactions.KnownCallers;
import org.firstline.reactions.OutageWords;
import org.firstline.reactions.Reactions;
import org.firstline.reactions.WorkToJudge;
import org.firstline.routing.Membership;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.routing.RoutingSettings;
import org.firstline.routing.RoutingSnapshot;
import org.firstline.services.Services;
import org.firstline.services.Site;
import org.firstline.subscribers.Subscribers;
import org.firstline.subscribers.SubscribersSettings;
import org.firstline.tickets.Tickets;
import org.firstline.voicemail.Voicemails;
import org.firstline.works.Works;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities over one database, one clock and one line, made by hand in the order in which they need each other.
 * The same on the box and in tests, whatever the clock and the line are.
 */
record Capabilities(Services services, Reactions reactions) {
    /**
     * @param maxCalls calls at once; one more is refused
     * @param checks what line checks ask with
     */
    record Limits(
            int maxCalls,
            boolean autoConfirm,
            Duration holdDown,
            @Nullable DialSettings dial,
            RecordingSettings recordings,
            Checks checks,
            ClusterRules clusters,
            @Nullable QuietHours quiet) {
        /** With the usual rules for clusters of complaints, and without quiet hours. */
        Limits(
                int maxCalls,
                boolean autoConfirm,
                Duration holdDown,
                @Nullable DialSettings dial,
                RecordingSettings recordings,
                Checks checks) {
            this(maxCalls, autoConfirm, holdDown, dial, recordings, checks, ClusterRules.STANDARD, null);
        }

        /** With a dial plan that lets nothing out but emergencies, and without recordings. */
        Limits(int maxCalls, boolean autoConfirm, Duration holdDown) {
            this(
                    maxCalls,
                    autoConfirm,
                    holdDown,
                    null,
                    RecordingSettings.NONE,
                    Checks.NONE,
                    ClusterRules.STANDARD,
                    null);
        }
    }

    /**
     * @param lanes probes of one kind that work at once
     * @param repair when a repair is believed
     */
    record Checks(List<Probe> probes, int lanes, RepairRule repair) {
        static final Checks NONE = new Checks(List.of(), 1, RepairRule.STANDARD);
    }

    /** What the switchboard asks of routing. */
    private record QueuePlaces(Routing routing, Time time) implements Places {
        @Override
        public int position(String call) {
            return routing.snapshot().position(call);
        }

        @Override
        public @Nullable Duration expectedWait(String call) {
            RoutingSnapshot now = routing.snapshot();
            return now.findItem(call)
                    .flatMap(item -> now.findQueue(item.item().queue())
                            .map(queue -> queue.expectedWait(item.position(), time.now())))
                    .orElse(null);
        }

        /** The one that she serves first. */
        @Override
        public @Nullable String homeQueue(String extension) {
            return routing.findAgent(extension).stream()
                    .flatMap(agent -> agent.serves().stream())
                    .min(Comparator.comparingInt(Membership::tier).thenComparingInt(Membership::position))
                    .map(Membership::queue)
                    .orElse(null);
        }

        @Override
        public boolean hasQueue(String name) {
            return routing.listQueues().stream().anyMatch(q -> q.name().equals(name));
        }
    }

    static Capabilities over(
            Db db,
            Time time,
            Bus bus,
            Health health,
            Site site,
            Line line,
            Voice voice,
            PromptShelf prompts,
            List<Panel> panels,
            Limits limits) {
        var people = new People(db, bus, time, PeopleSettings.DEFAULT);
        var subscribers = new Subscribers(db, bus, Capabilities.subscribers(site));
        var network = new Network(
                db,
                bus,
                time,
                NetworkSettings.of(limits.autoConfirm, limits.holdDown).withClusters(limits.clusters));
        var works = new Works(db, bus, time);
        var tickets = new Tickets(db, bus, time);
        var quiet = limits.quiet == null ? QuietHours.none(site.zone()) : limits.quiet;
        var messages = new Messages(db, bus, time, quiet);
        var routing = new Routing(db, bus, time, new RoutingSettings(site.zone()));
        var callTickets = new CallsBecomeTickets(tickets, subscribers, people, site.language(), site.region());
        var known = new KnownCallers(
                time,
                subscribers,
                network,
                works,
                routing,
                new OutageWords(site.language(), site.zone(), messages.templates()::find));
        var acts = new FlowsAct(time, known, subscribers, network, works, tickets, messages, site);
        var flows = new Flows(db, bus, time, () -> stock(routing, prompts));
        var booth = new PromptBooth(prompts, time);
        prompts.telling(bus::publish);
        var ports = new CallPorts(line, known, flows, acts, voice, new QueuePlaces(routing, time), callTickets, booth);
        var standard = CallSettings.standard(site.language(), site.zone());
        var dial = limits.dial == null ? DialSettings.none(site.region(), site.zone()) : limits.dial;
        var dialling = new Dialling(db, bus, time, dial);
        var calls = new Calls(
                db,
                bus,
                time,
                health.part("calls"),
                ports,
                standard.withMaxCalls(limits.maxCalls).withMessages(messagesFolder(limits.recordings)),
                dialling,
                limits.recordings);
        var callbacks = new Callbacks(db, bus, time, site.zone());
        var voicemails = new Voicemails(
                db, bus, time, messagesFolder(limits.recordings), Duration.ofDays(limits.recordings.days()));
        var boards = new Boards(
                db,
                bus,
                time,
                health,
                new BoardsSettings(site.zone(), site.language().getLanguage()),
                panels);
        var audit = new Audit(db, bus, time);
        var repairs = new RepairChecks(db, bus, time, limits.checks.repair());
        var diagnostics = new Diagnostics(db, bus, time, limits.checks.probes(), limits.checks.lanes());
        var quality = new Quality(db, bus, time, site.zone(), new WorkToJudge(calls, tickets, people));
        var services = new Services(
                time,
                bus,
                health,
                site,
                people,
                subscribers,
                network,
                works,
                tickets,
                messages,
                routing,
                calls,
                callbacks,
                boards,
                audit,
                flows,
                prompts,
                diagnostics,
                repairs,
                voicemails,
                booth,
                quality);
        return new Capabilities(services, new Reactions(services, acts));
    }

    /** Beside the recordings, and kept as long. */
    private static @Nullable Path messagesFolder(RecordingSettings recordings) {
        Path folder = recordings.folder();
        return folder == null ? null : messagesBeside(folder);
    }

    /** Where callers' messages are kept. */
    static Path messagesBeside(Path recordings) {
        return recordings.resolveSibling("messages");
    }

    private static Stock stock(Routing routing, PromptShelf prompts) {
        return new Stock(
                PromptShelf.LANGUAGES,
                routing.listQueues().stream().map(QueueSettings::name).collect(Collectors.toSet()),
                prompts::has);
    }

    static SubscribersSettings subscribers(Site site) {
        return new SubscribersSettings(site.region(), "", site.language().getLanguage(), true);
    }
}
