package org.firstline.network;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.network.alerts.Severity;
import org.firstline.network.rules.Heard;
import org.firstline.network.rules.JsonMapping;
import org.firstline.network.rules.JsonTable;
import org.firstline.network.rules.SyslogMessage;
import org.firstline.network.rules.SyslogTable;
import org.firstline.network.rules.Trap;
import org.firstline.network.rules.TrapTable;
import org.firstline.network.rules.TrapText;

/**
 * Traps, syslog and JSON of any shape become alerts by tables: those that ship with the box and the site's own lines. Any
 * thread; {@link #expire} runs once a minute on the network's owner.
 */
public final class Monitoring {
    private static final int EXPIRED_AT_ONCE = 500;

    private record Tables(Map<RuleKind, String> own, TrapTable traps, SyslogTable syslog, JsonTable json) {
        static Tables of(Map<RuleKind, String> own) {
            return new Tables(
                    own,
                    TrapTable.of(own.getOrDefault(RuleKind.TRAPS, "")),
                    SyslogTable.of(own.getOrDefault(RuleKind.SYSLOG, "")),
                    JsonTable.of(own.getOrDefault(RuleKind.JSON, "")));
        }
    }

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final Alerts alerts;
    private volatile Tables tables;

    Monitoring(Db db, Bus bus, Time time, Alerts alerts) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.alerts = alerts;
        this.tables = Tables.of(db.tx(RuleRows::all));
    }

    /** The site's own lines; empty where it has none. */
    public String own(RuleKind kind) {
        return tables.own.getOrDefault(kind, "");
    }

    /** The names of the mappings that programs may post to. */
    public List<String> mappings() {
        return tables.json.mappings().keySet().stream().sorted().toList();
    }

    /**
     * Replaces the site's own lines, from the next message on.
     *
     * @throws Refused naming the line that can't be read; then nothing has changed
     */
    public synchronized void change(RuleKind kind, String text, String actor) {
        String before = own(kind);
        String after = text.strip();
        if (before.equals(after)) return;
        var own = new EnumMap<RuleKind, String>(RuleKind.class);
        own.putAll(tables.own);
        own.put(kind, after);
        var fresh = Tables.of(own);
        db.run(h -> RuleRows.put(h, kind, after, time.now(), actor));
        tables = fresh;
        bus.publish(new RulesChanged(kind, before, after, actor));
    }

    /** Notes what traps say, those of one look at the wire together. */
    public List<Alert> traps(List<Trap> traps) {
        var now = tables;
        return note(
                traps.stream().map(trap -> now.traps.hear(trap, alerts::knows)).toList());
    }

    /** Keeps a trap that was not believed for a look, as hexadecimal digits: somebody may have mistyped a key. */
    public void disbelieved(String from, byte[] datagram, String why) {
        byte[] digits = HexFormat.of().formatHex(datagram).getBytes(StandardCharsets.US_ASCII);
        alerts.keepMalformed(TrapTable.SOURCE, digits, from + ": " + why);
    }

    /**
     * Takes a trap as snmptrapd hands it to a program.
     *
     * @throws MalformedAlert naming the place; the body is kept for a look
     */
    public List<Alert> trapText(byte[] body) throws MalformedAlert {
        try {
            checkSize(body);
            return traps(List.of(TrapText.parse(body)));
        } catch (MalformedAlert e) {
            alerts.keepMalformed(TrapTable.SOURCE, body, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Notes what lines of syslog say, those of one look at the wire together. */
    public List<Alert> syslog(List<SyslogMessage> messages) {
        var now = tables;
        return note(messages.stream()
                .map(message -> now.syslog.hear(message, alerts::knows))
                .toList());
    }

    /**
     * Takes JSON by one of the mappings.
     *
     * @return empty where there is no mapping of this name
     * @throws MalformedAlert naming the place; the body is kept for a look
     */
    public Optional<List<Alert>> json(String mapping, byte[] body) throws MalformedAlert {
        Optional<JsonMapping> found = tables.json.find(mapping);
        if (found.isEmpty()) return Optional.empty();
        try {
            checkSize(body);
            return Optional.of(alerts.note(found.get().parse(body)));
        } catch (MalformedAlert e) {
            alerts.keepMalformed("json:" + mapping, body, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static void checkSize(byte[] body) throws MalformedAlert {
        if (body.length > AlertFormat.MOST_BYTES)
            throw new MalformedAlert("body", "larger than " + (AlertFormat.MOST_BYTES >> 20) + " MB");
    }

    private List<Alert> note(List<Heard> heard) {
        var all = heard.stream().reduce(Heard.NOTHING, Heard::and);
        if (all.now().isEmpty()) return List.of();
        var kept = alerts.note(all.now());
        if (!all.over().isEmpty()) alerts.note(all.over());
        return kept;
    }

    /** Ends what was last heard of longer ago than its topic's age: what has no end of its own must not stay for ever. */
    void expire() {
        var ends = new ArrayList<AlertNote>();
        Instant now = time.now();
        for (Alert alert : alerts.open()) {
            if (ends.size() == EXPIRED_AT_ONCE) break;
            var ages = ages(alert.source());
            var age = ages.get(alert.key().split(" ", 2)[0]);
            if (age != null && !now.isBefore(alert.lastSeen().plus(age)))
                ends.add(new AlertNote(
                        alert.source(),
                        alert.key(),
                        alert.hosts(),
                        alert.name(),
                        Severity.OK,
                        false,
                        false,
                        null,
                        alert.summary()));
        }
        if (!ends.isEmpty()) alerts.note(ends);
    }

    private Map<String, Duration> ages(String source) {
        return switch (source) {
            case TrapTable.SOURCE -> tables.traps.ages();
            case SyslogTable.SOURCE -> tables.syslog.ages();
            default -> Map.of();
        };
    }
}
