package org.firstline.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.PublicText;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportPlan;
import org.firstline.base.csv.ImportReport;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.MalformedAlert;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verbs of the network. Any thread: those who write take turns, each turn one transaction, its news told after the
 * commit and in the order of the turns; readers look at an immutable snapshot and wait for nobody. Time's own turns run
 * on the owner "network".
 */
public final class Network implements AutoCloseable {
    /** A page of a list has at most this many. */
    public static final int LONGEST_PAGE = 500;

    private static final Logger log = LoggerFactory.getLogger(Network.class);
    private static final String OWNER = "network";
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** So long an alert is kept after it was taken back: half a year, for a look at what a node did last season. */
    static final Duration ALERTS_KEPT = Duration.ofDays(180);

    private static final int MALFORMED_KEPT = 200;
    private static final int OCTETS_KEPT = 20_000;

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final NetworkSettings settings;
    private final ReentrantLock writing = new ReentrantLock();
    private final Monitoring monitoring;
    private final Clusters clusters;
    private volatile Snapshot snapshot;
    private volatile boolean closed;
    private @Nullable Cancel alarm;
    private @Nullable Cancel minute;
    private @Nullable Cancel daily;

    /** Reads the rows and goes on where they stand; nothing is told or decided before {@link #start}. */
    public Network(Db db, Bus bus, Time time, NetworkSettings settings) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.settings = settings;
        this.snapshot = db.tx(h -> {
            var tree = new Tree(NodeRows.all(h));
            var open = new TreeMap<Long, Alert>();
            AlertRows.open(h).forEach(alert -> open.put(alert.id(), alert));
            var outages = new TreeMap<Long, Outage>();
            var reopenable = time.now().minus(settings.damping().reopenWithin());
            OutageRows.live(h, reopenable).forEach(outage -> outages.put(outage.id(), outage));
            var quiet = Quiet.of(QuietRows.all(h), tree);
            var damper = Restore.of(
                    open.values(),
                    outages.values(),
                    OutageRows.muted(h),
                    OutageRows.lastId(h),
                    tree,
                    quiet,
                    time.now());
            return Snapshot.of(tree, new HostIndex(tree), open, damper, outages, quiet);
        });
        this.monitoring = new Monitoring(db, bus, time, this);
        this.clusters = new Clusters(
                bus,
                time,
                settings.clusters(),
                this::tree,
                node -> snapshot.outageOf(node).isPresent());
    }

    /** Lets time have its say from now on. */
    public void start() {
        time.soon(OWNER, this::tick);
        minute = time.every(OWNER, MINUTE, () -> {
            monitoring.expire();
            clusters.look();
        });
        time.soon(OWNER, this::removeOld);
        daily = time.every(OWNER, DAY, this::removeOld);
    }

    private void removeOld() {
        int gone = forgetAlerts(ALERTS_KEPT);
        if (gone > 0) log.info("{} alerts that were taken back long ago are removed", gone);
    }

    /** Stops time's own turns; the rows stand where they are. */
    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            if (alarm != null) alarm.cancel();
            if (minute != null) minute.cancel();
            if (daily != null) daily.cancel();
        } finally {
            writing.unlock();
        }
    }

    private void tick() {
        try {
            if (!closed) turn(turn -> true);
        } catch (RuntimeException e) {
            log.warn("could not look at what has settled, again in {}", RETRY, e);
            time.after(OWNER, RETRY, this::tick);
        }
    }

    // ---- the tree

    public Tree tree() {
        return snapshot.tree();
    }

    /** A node with its children, alerts and outage. */
    public Optional<NodeView> find(String id) {
        var now = snapshot;
        return now.tree().find(id).map(now::view);
    }

    /**
     * Nodes in the order of their ids.
     *
     * @param search part of id, name or host; blank = all
     * @param after the last id of the page before; null = from the beginning
     */
    public List<NodeView> list(String search, @Nullable String after, int limit) {
        var now = snapshot;
        String part = search.strip().toLowerCase(Locale.ROOT);
        Collection<Node> nodes = after == null ? now.tree().all() : now.tree().after(after);
        return nodes.stream()
                .filter(node -> part.isEmpty()
                        || (node.id() + "\n" + node.name() + "\n" + node.host())
                                .toLowerCase(Locale.ROOT)
                                .contains(part))
                .limit(Math.clamp(limit, 1, LONGEST_PAGE))
                .map(now::view)
                .toList();
    }

    /** The nodes directly below this one, or the top ones for null. */
    public List<NodeView> children(@Nullable String id) {
        var now = snapshot;
        var ids = id == null ? now.tree().roots() : now.tree().children(id);
        return ids.stream()
                .map(now.tree()::find)
                .flatMap(Optional::stream)
                .map(now::view)
                .toList();
    }

    /** Writes one node, new or changed. */
    public Node put(Node node) {
        return put(node, OutageStep.BOX);
    }

    /**
     * Writes one node, new or changed.
     *
     * @throws Refused where what it would hang on is not there, or it would hang on itself
     */
    public Node put(Node node, String actor) {
        return turn(turn -> {
            var nodes = turn.tree().byId();
            for (String uplink : Stream.of(node.parent(), node.second())
                    .filter(Objects::nonNull)
                    .toList()) if (!nodes.containsKey(uplink)) throw new Refused("network.unknown-parent", uplink);
            Node before = nodes.put(node.id(), node);
            if (!Tree.circle(node.id(), nodes, new HashSet<>()).isEmpty())
                throw new Refused("network.circle", node.id());
            if (before != null) NodeRows.update(turn.handle(), List.of(node));
            else NodeRows.insert(turn.handle(), List.of(node));
            turn.planted(new Tree(nodes.values()));
            turn.edited(new NodeEdited(before, node, actor));
            return node;
        });
    }

    /** Hangs a node with all that hangs on it on another; null = at the top. */
    public Node move(String id, @Nullable String parent, String actor) {
        return put(
                tree().find(id)
                        .orElseThrow(() -> new Refused("network.unknown-node", id))
                        .under(parent),
                actor);
    }

    public void remove(String id) {
        remove(id, OutageStep.BOX);
    }

    /** Takes a node away; refused while others hang on it, by either uplink. */
    public void remove(String id, String actor) {
        turn(turn -> {
            var nodes = turn.tree().byId();
            Node before = nodes.remove(id);
            if (before == null) throw new Refused("network.unknown-node", id);
            if (!turn.tree().children(id).isEmpty() || !turn.tree().seconds(id).isEmpty())
                throw new Refused("network.has-children", id);
            NodeRows.delete(turn.handle(), List.of(id));
            turn.planted(new Tree(nodes.values()));
            turn.edited(new NodeEdited(before, null, actor));
            return true;
        });
    }

    /**
     * A dry run of an import of nodes: reads the file and compares, changes nothing.
     *
     * @throws Refused where the file can't be used at all, or has no column for the id
     */
    public ImportPlan preview(byte[] file, ImportOptions options) {
        return new ImportPlan(
                file,
                options,
                new TreeImport(file, options, snapshot.tree()).compare().report());
    }

    /** What an import would change, node by node, at most so many: the new ones, the changed ones, those it takes away. */
    public List<NodeEdited> differences(ImportPlan plan, int most) {
        var tree = tree();
        var difference = new TreeImport(plan.file(), plan.options(), tree).compare();
        return difference.edits(tree).limit(most).toList();
    }

    /**
     * The same once more, this time to the end, in one transaction: all lines that can be used, or none. The tree as it
     * was can be had again by {@link #undoImport} until the next import.
     *
     * @return what was really done
     * @throws Refused also where more nodes would be removed than the options allow
     */
    public ImportReport apply(ImportPlan plan) {
        return turn(turn -> {
            var difference = new TreeImport(plan.file(), plan.options(), turn.tree()).compare();
            difference.checkRemoval();
            UndoRows.keep(turn.handle(), difference.edits(turn.tree()).toList(), time.now());
            NodeRows.insert(turn.handle(), difference.added());
            NodeRows.update(turn.handle(), difference.changed());
            NodeRows.delete(turn.handle(), difference.gone());
            var nodes = turn.tree().byId();
            difference.added().forEach(n -> nodes.put(n.id(), n));
            difference.changed().forEach(n -> nodes.put(n.id(), n));
            nodes.keySet().removeAll(difference.gone());
            turn.planted(new Tree(nodes.values()));
            turn.tell(new NetworkEvent.Imported(difference.report()));
            return difference.report();
        });
    }

    /** When the last import was that can be undone; empty where there is none. */
    public Optional<Instant> undoable() {
        return db.tx(UndoRows::at);
    }

    /**
     * Makes the nodes that the last import touched what they were before it; what was edited since elsewhere stays.
     *
     * @return how many nodes are others now
     * @throws Refused where nothing can be undone, or something hangs now on a node that the import brought
     */
    public int undoImport(String actor) {
        return turn(turn -> {
            var undo = UndoRows.all(turn.handle());
            if (undo.isEmpty()) throw new Refused("network.nothing-to-undo");
            var nodes = turn.tree().byId();
            undo.forEach((id, before) -> {
                if (before == null) nodes.remove(id);
                else nodes.put(id, before);
            });
            var checked = new HashSet<String>();
            for (Node node : nodes.values()) {
                boolean hangs = Stream.of(node.parent(), node.second())
                        .filter(Objects::nonNull)
                        .allMatch(nodes::containsKey);
                if (!hangs || !Tree.circle(node.id(), nodes, checked).isEmpty())
                    throw new Refused("network.undo-in-use", node.id());
            }
            UndoRows.apply(turn.handle(), undo, turn.tree());
            turn.planted(new Tree(nodes.values()));
            turn.edited(new ImportUndone(undo.size(), actor));
            return undo.size();
        });
    }

    // ---- alerts

    /** What devices and programs say in other ways than those of {@link AlertFormat}. */
    public Monitoring monitoring() {
        return monitoring;
    }

    /** Whether the tree has a node under this address, name or id. */
    public boolean knows(String host) {
        return snapshot.hosts().find(List.of(host)).isPresent();
    }

    /** How long a node must stay dead before that is believed. */
    public Duration holdDown() {
        return settings.damping().holdDown();
    }

    /** All that are open, from memory, in the order of their ids. */
    public Collection<Alert> openAlerts() {
        return snapshot.openAlerts().values();
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
        return turn(turn -> {
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
        turn(turn -> {
            turn.quiet(source, nodes);
            return true;
        });
    }

    /** Who wants alerts to start no outage somewhere. */
    public Set<String> quietSources() {
        return snapshot.quiet().roots().keySet();
    }

    /** The newest first. */
    public List<MalformedPayload> listMalformed(int limit) {
        return db.tx(h -> AlertRows.malformed(h, Math.clamp(limit, 1, MALFORMED_KEPT)));
    }

    /** The newest first; {@code before} is the last id of the page before, or null. */
    public List<Alert> listAlerts(AlertFilter filter, @Nullable Long before, int limit) {
        return db.tx(h -> AlertRows.list(h, filter, before, Math.clamp(limit, 1, LONGEST_PAGE)));
    }

    /** The open alerts of one node. */
    public List<Alert> alertsOf(String node) {
        return List.copyOf(snapshot.alertsByNode().getOrDefault(node, List.of()));
    }

    /** Forgets alerts that were taken back longer ago than this; those of {@link #ALERTS_KEPT} go by themselves daily. */
    int forgetAlerts(Duration age) {
        // its own turn: a row that goes between another turn's reading and writing would take a new alert with it
        writing.lock();
        try {
            return db.tx(h -> AlertRows.deleteClearedBefore(h, time.now().minus(age)));
        } finally {
            writing.unlock();
        }
    }

    // ---- outages

    /** Outages that no monitor has seen, as complaints suggest them. */
    public Clusters clusters() {
        return clusters;
    }

    /** @throws Refused where there is none */
    public Outage getOutage(long id) {
        return findOutage(id).orElseThrow(() -> new Refused("network.unknown-outage", id));
    }

    public Optional<Outage> findOutage(long id) {
        var live = Optional.ofNullable(snapshot.outages().get(id));
        return live.isPresent() ? live : db.tx(h -> OutageRows.find(h, id));
    }

    /**
     * The newest first.
     *
     * @param openOnly only those about which somebody still has to do something, RESTORING ones included
     * @param before the last id of the page before, or null
     */
    public List<Outage> listOutages(boolean openOnly, @Nullable Long before, int limit) {
        return db.tx(h -> OutageRows.list(h, openOnly, before, Math.clamp(limit, 1, LONGEST_PAGE)));
    }

    /** The suspected and confirmed ones, from memory. */
    public List<Outage> openOutages() {
        return snapshot.outages().values().stream()
                .filter(o -> o.state().open())
                .toList();
    }

    /** The confirmed outage in which this node is down right now, by itself or behind another; from memory. */
    public Optional<Outage> findOpenOutageFor(String node) {
        return snapshot.outageOf(node).filter(o -> o.state() == OutageState.CONFIRMED);
    }

    /** What happened in an outage and who did it, the newest first. */
    public List<OutageStep> steps(long outage, int limit) {
        return db.tx(h -> OutageRows.steps(h, outage, Math.clamp(limit, 1, LONGEST_PAGE)));
    }

    /** Writes outages of the past, the oldest first; nobody is told of them. They come back with their ids, in this order. */
    public List<Outage> record(List<PastOutage> past) {
        return turn(turn -> past.stream().map(turn::record).toList());
    }

    /** A person says that this node and all behind it are down: confirmed at once, and ended by a person only. */
    public Outage declare(String node, String actor, @Nullable Instant expectedAt) {
        return turn(turn -> turn.declare(node, actor, expectedAt));
    }

    public Outage declare(String node, String actor) {
        return declare(node, actor, null);
    }

    public Outage confirm(long id, String actor, @Nullable Instant expectedAt) {
        return turn(turn -> turn.confirm(id, actor, expectedAt));
    }

    /** A person says that it is none; its alerts start nothing new until they have been gone for a while. */
    public Outage dismiss(long id, String actor) {
        return turn(turn -> turn.end(id, actor, true));
    }

    /** A person says that all is up again, whatever the monitors say: a confirmed one is RESTORING from now on. */
    public Outage clear(long id, String actor) {
        return turn(turn -> turn.end(id, actor, false));
    }

    /**
     * Somebody or something made sure that it works: closes it as verified.
     *
     * @throws Refused where it is not RESTORING
     */
    public Outage verify(long id, String actor) {
        return turn(turn -> turn.verify(id, actor));
    }

    /**
     * Somebody found that it does not work although all seemed to be up: the same outage is CONFIRMED again, and from now
     * on only a person says that it is over.
     *
     * @param why for its history, up to 1000 characters
     * @throws Refused where it is not RESTORING or lately closed, or its node is down in another outage by now
     */
    public Outage reopen(long id, String why, String actor) {
        return turn(turn -> turn.reopen(id, why, actor));
    }

    /** When the repair is expected; null takes it back. */
    public Outage setExpected(long id, @Nullable Instant at, String actor) {
        return turn(turn -> turn.expect(id, at, actor));
    }

    /** What was said of its expected end, by whom and when; the oldest first. */
    public List<ExpectedChange> expectedHistory(long outage) {
        return db.tx(h -> OutageRows.expected(h, outage, LONGEST_PAGE));
    }

    /** What the public is to read and hear of it from now on. */
    public Outage setPublicText(long id, PublicText text, String actor) {
        return turn(turn -> turn.say(id, text, actor));
    }

    /** What people want to have written of it. */
    public Outage annotate(long id, String text, String actor) {
        return turn(turn -> turn.annotate(id, text, actor));
    }

    /** How many subscribers it affects, as counted by whoever knows them; also for one that has ended. */
    public Outage setAffected(long id, int subscribers) {
        return turn(turn -> turn.affecting(getOutage(id), subscribers));
    }

    private <T> T turn(Function<Turn, T> work) {
        record Done<T>(T result, Turn turn) {}
        writing.lock();
        try {
            var done = db.tx(h -> {
                var turn = new Turn(h, snapshot, settings, time.now());
                T result = work.apply(turn);
                turn.step();
                return new Done<>(result, turn);
            });
            snapshot = done.turn().snapshot();
            done.turn().news().forEach(bus::publish);
            done.turn().edits().forEach(bus::publish);
            if (!clusters.list().isEmpty()) clusters.look();
            wakeUp();
            return done.result();
        } finally {
            writing.unlock();
        }
    }

    /** The next turn of time's own is when something may have settled. */
    private void wakeUp() {
        if (alarm != null) alarm.cancel();
        if (closed) return;
        var now = time.now();
        alarm = Stream.of(
                        AlertDamper.due(snapshot.damper(), settings.damping(), now),
                        OutageLife.due(snapshot.outages().values()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .map(due -> time.after(OWNER, Duration.between(now, due), this::tick))
                .orElse(null);
    }
}
