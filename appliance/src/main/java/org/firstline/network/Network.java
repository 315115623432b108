package org.firstline.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstline.base.Bus;
import org.firstline.base.Cancel;
import org.firstline.base.Db;
import org.firstline.base.PublicText;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.network.alerts.AlertFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verbs of the network. Any thread: those who write take {@link Turns}, readers look at an immutable snapshot and wait
 * for nobody. Time's own turns run on the owner "network".
 */
public final class Network implements AutoCloseable {
    /** A page of a list has at most this many. */
    public static final int LONGEST_PAGE = 500;

    static final String OWNER = "network";

    private static final Logger log = LoggerFactory.getLogger(Network.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Db db;
    private final Time time;
    private final NetworkSettings settings;
    private final Turns turns;
    private final TreeImports imports;
    private final Alerts alerts;
    private final Monitoring monitoring;
    private final Clusters clusters;
    private final List<Cancel> running = new ArrayList<>();

    /** Reads the rows and goes on where they stand; nothing is told or decided before {@link #start}. */
    public Network(Db db, Bus bus, Time time, NetworkSettings settings) {
        this.db = db;
        this.time = time;
        this.settings = settings;
        this.turns = new Turns(db, bus, time, settings, this::lookForClusters);
        this.imports = new TreeImports(turns, db, time);
        this.alerts = new Alerts(turns, db, bus, time);
        this.monitoring = new Monitoring(db, bus, time, alerts);
        this.clusters = new Clusters(
                bus,
                time,
                settings.clusters(),
                this::tree,
                node -> turns.now().outageOf(node).isPresent(),
                node -> turns.now()
                        .outageOf(node)
                        .filter(outage -> outage.state() != OutageState.SUSPECTED)
                        .isPresent());
    }

    /** Lets time have its say from now on. */
    public void start() {
        turns.start();
        running.add(time.every(OWNER, MINUTE, () -> {
            monitoring.expire();
            clusters.look();
        }));
        time.soon(OWNER, this::removeOld);
        running.add(time.every(OWNER, DAY, this::removeOld));
    }

    private void removeOld() {
        int gone = alerts.forget(Alerts.KEPT);
        if (gone > 0) log.info("{} alerts that were taken back long ago are removed", gone);
    }

    private void lookForClusters() {
        if (!clusters.list().isEmpty()) clusters.look();
    }

    /** Stops time's own turns; the rows stand where they are. */
    @Override
    public void close() {
        running.forEach(Cancel::cancel);
        turns.close();
    }

    /** The tree from a file. */
    public TreeImports imports() {
        return imports;
    }

    /** What monitors say. */
    public Alerts alerts() {
        return alerts;
    }

    /** What devices and programs say in other ways than those of {@link AlertFormat}. */
    public Monitoring monitoring() {
        return monitoring;
    }

    /** How long a node must stay dead before that is believed. */
    public Duration holdDown() {
        return settings.damping().holdDown();
    }

    // ---- the tree

    public Tree tree() {
        return turns.now().tree();
    }

    /** A node with its children, alerts and outage. */
    public Optional<NodeView> find(String id) {
        var now = turns.now();
        return now.tree().find(id).map(now::view);
    }

    /**
     * Nodes in the order of their ids.
     *
     * @param search part of id, name or host; blank = all
     * @param after the last id of the page before; null = from the beginning
     */
    public List<NodeView> list(String search, @Nullable String after, int limit) {
        var now = turns.now();
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
        var now = turns.now();
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
        return turns.take(turn -> {
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

    /** Takes a node away; refused while others hang on it, by either uplink, or it is out. */
    public void remove(String id, String actor) {
        turns.take(turn -> {
            var nodes = turn.tree().byId();
            Node before = nodes.remove(id);
            if (before == null) throw new Refused("network.unknown-node", id);
            if (!turn.tree().children(id).isEmpty() || !turn.tree().seconds(id).isEmpty())
                throw new Refused("network.has-children", id);
            turn.checkNoOutage(List.of(id));
            NodeRows.delete(turn.handle(), List.of(id));
            turn.planted(new Tree(nodes.values()));
            turn.edited(new NodeEdited(before, null, actor));
            return true;
        });
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
        var live = Optional.ofNullable(turns.now().outages().get(id));
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
        return turns.now().outages().values().stream()
                .filter(o -> o.state().open())
                .toList();
    }

    /** The confirmed outage in which this node is down right now, by itself or behind another; from memory. */
    public Optional<Outage> findOpenOutageFor(String node) {
        return turns.now().outageOf(node).filter(o -> o.state() == OutageState.CONFIRMED);
    }

    /** The same of whichever of these nodes is down, the first ones first. */
    public Optional<Outage> findOpenOutageFor(Collection<String> nodes) {
        return nodes.stream()
                .map(this::findOpenOutageFor)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What happened in an outage and who did it, the newest first. */
    public List<OutageStep> steps(long outage, int limit) {
        return db.tx(h -> OutageRows.steps(h, outage, Math.clamp(limit, 1, LONGEST_PAGE)));
    }

    /** Writes outages of the past, the oldest first; nobody is told of them. They come back with their ids, in this order. */
    public List<Outage> record(List<PastOutage> past) {
        return turns.take(turn -> past.stream().map(turn::record).toList());
    }

    /**
     * A person says that this node and all behind it are down: confirmed at once, and ended by a person only. It began now,
     * or with the first of the complaints that suggest it, or of the open outages that it swallows: who complained, or sat
     * behind those, was without service before anybody declared so, and the figures of the outage (calls before the first notice, time to it) are those of the subscribers.
     */
    public Outage declare(String node, String actor, @Nullable Instant expectedAt) {
        return turns.take(turn -> turn.declare(node, actor, expectedAt, clusters::since));
    }

    public Outage declare(String node, String actor) {
        return declare(node, actor, null);
    }

    public Outage confirm(long id, String actor, @Nullable Instant expectedAt) {
        return turns.take(turn -> turn.outages().confirm(id, actor, expectedAt));
    }

    /** A person says that it is none; its alerts start nothing new until they have been gone for a while. */
    public Outage dismiss(long id, String actor) {
        return turns.take(turn -> turn.end(id, actor, true));
    }

    /** A person says that all is up again, whatever the monitors say: a confirmed one is RESTORING from now on. */
    public Outage clear(long id, String actor) {
        return turns.take(turn -> turn.end(id, actor, false));
    }

    /**
     * Somebody or something made sure that it works: closes it as verified.
     *
     * @throws Refused where it is not RESTORING
     */
    public Outage verify(long id, String actor) {
        return turns.take(turn -> turn.outages().verify(id, actor));
    }

    /**
     * Somebody found that it does not work although all seemed to be up: the same outage is CONFIRMED again, and from now
     * on only a person says that it is over.
     *
     * @param why for its history, up to 1000 characters
     * @throws Refused where it is not RESTORING or lately closed, or its node is down in another outage by now
     */
    public Outage reopen(long id, String why, String actor) {
        return turns.take(turn -> turn.reopen(id, why, actor));
    }

    /** When the repair is expected; null takes it back. */
    public Outage setExpected(long id, @Nullable Instant at, String actor) {
        return turns.take(turn -> turn.outages().expect(id, at, actor));
    }

    /** What was said of its expected end, by whom and when; the oldest first. */
    public List<ExpectedChange> expectedHistory(long outage) {
        return db.tx(h -> OutageRows.expected(h, outage, LONGEST_PAGE));
    }

    /** What the public is to read and hear of it from now on. */
    public Outage setPublicText(long id, PublicText text, String actor) {
        return turns.take(turn -> turn.outages().say(id, text, actor));
    }

    /** What people want to have written of it. */
    public Outage annotate(long id, String text, String actor) {
        return turns.take(turn -> turn.outages().annotate(id, text, actor));
    }

    /** How many subscribers it affects, as counted by whoever knows them; also for one that has ended. */
    public Outage setAffected(long id, int subscribers) {
        return turns.take(turn -> turn.outages().affecting(getOutage(id), subscribers));
    }
}
