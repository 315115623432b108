package org.firstline.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.MalformedAlert;
import org.jspecify.annotations.Nullable;

/** What monitors say of the network: taken in, kept, and shown. Any thread. */
public final class Alerts {
    /** So long an alert is kept after it was taken back: half a year, for a look at what a node did last season. */
    static final Duration KEPT = Duration.ofDays(180);

    private static final int MALFORMED_KEPT = 200;
    private static final int OCTETS_KEPT = 20_000;

    private final Turns turns;
    private final Db db;
    private final Bus bus;
    private final Time time;

    Alerts(Turns turns, Db db, Bus bus, Time time) {
        this.turns = turns;
        this.db = db;
        this.bus = bus;
        this.time = time;
    }

    /** Whether the tree has a node under this address, name or id. */
    public boolean knows(String host) {
        return turns.now().hosts().find(List.of(host)).isPresent();
    }

    /** All that are open, from memory, in the order of their ids. */
    public Collection<Alert> open() {
        return turns.now().openAlerts().values();
    }

    /**
     * Takes what a monitor posted: durable when this returns.
     *
     * @return the alerts as they are now kept, unmatched ones included
     * @throws MalformedAlert naming the place; the body is kept for a look
     */
    public List<Alert> receive(AlertFormat format, byte[] body) throws MalformedAlert {
        try {
            return note(format.parse(body));
        } catch (MalformedAlert e) {
            keepMalformed(format.source(), body, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Notes what monitors say; of two notes on one alert the later one counts. */
    public List<Alert> note(List<AlertNote> notes) {
        var latest = new LinkedHashMap<String, AlertNote>();
        for (AlertNote note : notes) latest.put(note.source() + " " + note.key(), note);
        return turns.take(turn -> {
            List<Alert> kept = new ArrayList<>();
            for (AlertNote note : latest.values()) turn.note(note).ifPresent(kept::add);
            return kept;
        });
    }

    /** Keeps a body that could not be understood; the newest {@value #MALFORMED_KEPT} stay. */
    public void keepMalformed(String source, byte[] body, String reason) {
        var payload = new MalformedPayload(
                0,
                source,
                time.now(),
                reason.substring(0, Math.min(reason.length(), 500)).replace("\u0000", ""),
                body.length,
                Arrays.copyOf(body, Math.min(body.length, OCTETS_KEPT)));
        db.run(h -> AlertRows.keepMalformed(h, payload, MALFORMED_KEPT));
        bus.publish(new NetworkEvent.AlertMalformed(source, reason));
    }

    /**
     * From now on the alerts of these nodes and of all behind them are kept and start no outage; one that is open already
     * goes on. Holds over a restart, until it is said otherwise: then alerts that are still open count as if they had just
     * come.
     *
     * @param source who wants that, up to 40 characters: "works-5"
     * @param nodes instead of those of before; none: nowhere
     */
    public void setQuiet(String source, Collection<String> nodes) {
        turns.take(turn -> {
            turn.quiet(source, nodes);
            return true;
        });
    }

    /** Who wants alerts to start no outage somewhere. */
    public Set<String> quietSources() {
        return turns.now().quiet().roots().keySet();
    }

    /** The newest first. */
    public List<MalformedPayload> listMalformed(int limit) {
        return db.tx(h -> AlertRows.malformed(h, Math.clamp(limit, 1, MALFORMED_KEPT)));
    }

    /** The newest first; {@code before} is the last id of the page before, or null. */
    public List<Alert> list(AlertFilter filter, @Nullable Long before, int limit) {
        return db.tx(h -> AlertRows.list(h, filter, before, Math.clamp(limit, 1, Network.LONGEST_PAGE)));
    }

    /** The open alerts of one node. */
    public List<Alert> of(String node) {
        return List.copyOf(turns.now().alertsByNode().getOrDefault(node, List.of()));
    }

    /** Forgets alerts that were taken back longer ago than this; those of {@link #KEPT} go by themselves daily. */
    int forget(Duration age) {
        // while nobody has a turn: a row that goes between a turn's reading and writing would take a new alert with it
        return turns.between(h -> AlertRows.deleteClearedBefore(h, time.now().minus(age)));
    }
}
