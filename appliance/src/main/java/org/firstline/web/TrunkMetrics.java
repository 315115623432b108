package org.firstline.web;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.firstline.calls.Calls;
import org.firstline.calls.TrunkNow;
import org.firstline.web.Metrics.Sample;
import org.firstline.web.Metrics.Type;

/** The numbers of the ways to the telephone network, and of what went out over them. */
public final class TrunkMetrics {
    private TrunkMetrics() {}

    public static void add(Metrics metrics, Calls calls) {
        trunks(
                metrics,
                calls,
                "firstline_trunk_up",
                "1 where calls can come and go",
                trunk -> trunk.state() == TrunkNow.State.UP ? 1 : 0);
        trunks(
                metrics,
                calls,
                "firstline_trunk_channels_used",
                "Calls that a trunk carries, both ways",
                TrunkNow::channelsUsed);
        trunks(
                metrics,
                calls,
                "firstline_trunk_channels",
                "Calls that it may carry; 0 for no limit",
                TrunkNow::channels);
        metrics.gauge(
                "firstline_outbound_calls",
                "Calls outside in progress",
                () -> calls.dialling().used().calls());
        metrics.gauge(
                "firstline_outbound_minutes_hour",
                "Minutes talked outside in the last hour",
                () -> calls.dialling().used().lastHour().toSeconds() / 60.0);
        metrics.gauge(
                "firstline_outbound_spend_today",
                "What calls outside cost today, in the money of dial.allow",
                () -> calls.dialling().used().today().doubleValue());
        metrics.gauge(
                "firstline_outbound_blocks",
                "Agents that may not call outside, everybody counting as one",
                () -> calls.dialling().blocks().size());
    }

    private static void trunks(Metrics metrics, Calls calls, String name, String help, ToDoubleFunction<TrunkNow> of) {
        metrics.family(
                name,
                Type.GAUGE,
                help,
                () -> calls.trunks().list().stream()
                        .map(trunk -> new Sample(Map.of("trunk", trunk.name()), of.applyAsDouble(trunk)))
                        .toList());
    }
}
