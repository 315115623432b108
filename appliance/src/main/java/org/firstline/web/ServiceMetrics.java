package org.firstline.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.firstline.calls.Calls;
import org.firstline.calls.Outcome;
import org.firstline.network.OutageState;
import org.firstline.routing.QueueNow;
import org.firstline.services.Services;
import org.firstline.web.Metrics.Sample;
import org.firstline.web.Metrics.Type;

/** The numbers of the work itself: queues, agents, calls, messages, outages. */
public final class ServiceMetrics {
    private ServiceMetrics() {}

    public static void add(Metrics metrics, Services s) {
        queues(metrics, s, "firstline_queue_waiting", "Callers without an agent", QueueNow::waiting);
        queues(metrics, s, "firstline_queue_longest_wait_seconds", "Wait of the caller who waits longest", queue -> {
            var since = queue.longestSince();
            return since == null ? 0 : Duration.between(since, s.time().now()).toMillis() / 1000.0;
        });
        queues(
                metrics,
                s,
                "firstline_queue_agents_ready",
                "Agents who may be offered the next call",
                QueueNow::agentsReady);
        queues(metrics, s, "firstline_queue_agents_talking", "Agents in a call", QueueNow::agentsTalking);
        queues(metrics, s, "firstline_queue_agents_logged_in", "Agents at work", QueueNow::agentsLoggedIn);
        metrics.family(
                "firstline_queue_service_level",
                Type.GAUGE,
                "Service level of today, 0 to 1; absent while nothing counts",
                () -> s.routing().snapshot().queues().stream()
                        .flatMap(queue -> Stream.ofNullable(queue.today().serviceLevel())
                                .map(level -> new Sample(Map.of("queue", queue.name()), level)))
                        .toList());
        metrics.family("firstline_calls_today", Type.GAUGE, "Calls that arrived today, by outcome", () -> calls(s));
        metrics.gauge(
                "firstline_calls_live",
                "Calls in progress",
                () -> s.calls().liveCalls().size());
        metrics.gauge(
                "firstline_phones_registered",
                "Agents' phones that are there",
                () -> s.calls().phones().size());
        metrics.gauge(
                "firstline_sms_backlog_messages",
                "Messages that wait for the modem",
                () -> s.messages().backlog().messages());
        metrics.gauge(
                "firstline_sms_backlog_parts",
                "Parts that the network will carry for them",
                () -> s.messages().backlog().parts());
        metrics.gauge(
                "firstline_callbacks_waiting",
                "Numbers that are to be called back",
                () -> s.callbacks().listLive().size());
        metrics.gauge(
                "firstline_callbacks_oldest_seconds",
                "Wait of the one who waits longest to be called back",
                () -> s.callbacks().listLive().stream()
                        .mapToDouble(one ->
                                Duration.between(one.queuedAt(), s.time().now()).toMillis() / 1000.0)
                        .max()
                        .orElse(0));
        metrics.gauge(
                "firstline_voicemails_unheard",
                "Messages of callers that nobody has listened to",
                () -> s.voicemails().countUnheard().values().stream()
                        .mapToInt(n -> n)
                        .sum());
        metrics.family("firstline_outages_open", Type.GAUGE, "Open outages, by state", () -> outages(s));
    }

    private static void queues(Metrics metrics, Services s, String name, String help, ToDoubleFunction<QueueNow> of) {
        metrics.family(
                name,
                Type.GAUGE,
                help,
                () -> s.routing().snapshot().queues().stream()
                        .map(queue -> new Sample(Map.of("queue", queue.name()), of.applyAsDouble(queue)))
                        .toList());
    }

    private static List<Sample> calls(Services s) {
        Calls calls = s.calls();
        LocalDate today = s.time().now().atZone(s.zone()).toLocalDate();
        var day = calls.history().countByDay(today, today, s.zone()).getFirst();
        return Arrays.stream(Outcome.values())
                .map(outcome -> new Sample(Map.of("outcome", Json.word(outcome)), day.count(outcome)))
                .toList();
    }

    private static List<Sample> outages(Services s) {
        var open = s.network().openOutages();
        return Arrays.stream(OutageState.values())
                .filter(OutageState::open)
                .map(state -> new Sample(
                        Map.of("state", Json.word(state)),
                        open.stream().filter(outage -> outage.state() == state).count()))
                .toList();
    }
}
