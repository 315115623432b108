package org.firstline.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.firstline.base.Refused;
import org.firstline.network.AlertDamper.Decision;
import org.firstline.network.AlertDamper.Signal;
import org.firstline.network.DamperState.Cover;
import org.firstline.network.DamperState.Phase;
import org.firstline.network.alerts.AlertNote;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the network's writer, inside one transaction: it works on copies, so that a transaction that lost a lock
 * is simply run again from the same snapshot. After the commit its {@link #snapshot} becomes the present and its
 * {@link #news} is told.
 */
final class Turn {
    private final Handle h;
    private final NetworkSettings settings;
    private final Instant now;
    private final SortedMap<Long, Alert> openAlerts;
    private final OutageBook outages;
    private final List<Signal> signals = new ArrayList<>();
    private final List<NetworkEvent> news = new ArrayList<>();
    private final List<Object> edits = new ArrayList<>();
    private Tree tree;
    private HostIndex hosts;
    private DamperState damper;
    private Quiet quiet;

    Turn(Handle h, Snapshot from, NetworkSettings settings, Instant now) {
        this.h = h;
        this.settings = settings;
        this.now = now;
        this.openAlerts = new TreeMap<>(from.openAlerts());
        this.outages = new OutageBook(h, now, from.outages(), news, edits);
        this.tree = from.tree();
        this.hosts = from.hosts();
        this.damper = from.damper();
        this.quiet = from.quiet();
    }

    Handle handle() {
        return h;
    }

    Tree tree() {
        return tree;
    }

    Snapshot snapshot() {
        var alive = new TreeMap<Long, Outage>();
        for (Outage one : outages.list())
            if (damper.covers().containsKey(one.id()) || one.state() == OutageState.RESTORING) alive.put(one.id(), one);
        return Snapshot.of(tree, hosts, openAlerts, damper, alive, quiet);
    }

    /** What is done to outages of which the alerts need not know. */
    OutageBook outages() {
        return outages;
    }

    /** @throws Refused where one of these is what a confirmed outage is of: it would lose its name and its place */
    void checkNoOutage(Collection<String> gone) {
        for (Outage one : outages.list()) {
            if (!one.state().open() || one.state() == OutageState.SUSPECTED || !gone.contains(one.node())) continue;
            String name = tree.find(one.node()).map(Node::name).orElse(one.node());
            throw new Refused("network.node-in-outage", name, one.id());
        }
    }

    List<NetworkEvent> news() {
        return news;
    }

    /** What people did to the tree and to outages, told after the news. */
    List<Object> edits() {
        return edits;
    }

    void edited(Object edit) {
        edits.add(edit);
    }

    void tell(NetworkEvent event) {
        news.add(event);
    }

    /** @return the alert as it is now kept; empty for the end of what never was */
    Optional<Alert> note(AlertNote note) {
        String node = hosts.find(note.hosts()).orElse(null);
        var old = AlertRows.find(h, note.source(), note.key());
        return Intake.of(old, note, node, settings.meansDown(note), now).map(alert -> {
            if (old.isPresent() && old.get().node() != null && !old.get().node().equals(node))
                signals.add(new Signal(old.get().node(), Long.toString(alert.id()), false));
            if (old.isPresent()) AlertRows.update(h, alert);
            var kept = old.isPresent() ? alert : AlertRows.insert(h, alert);
            heard(kept);
            return kept;
        });
    }

    /** An alert was written as it now is. */
    private void heard(Alert alert) {
        if (alert.open()) openAlerts.put(alert.id(), alert);
        else openAlerts.remove(alert.id());
        if (alert.node() != null) signals.add(signal(alert, alert.node()));
        news.add(new NetworkEvent.AlertNoted(alert));
    }

    private Signal signal(Alert alert, String node) {
        return new Signal(node, Long.toString(alert.id()), alert.kills() && counts(node));
    }

    /** Where somebody works only an outage that was there before is looked at. */
    private boolean counts(String node) {
        return !quiet.has(node)
                || damper.in(Phase.OPEN).values().stream()
                        .anyMatch(c -> c.nodes().contains(node));
    }

    void quiet(String source, Collection<String> nodes) {
        QuietRows.put(h, source, nodes);
        hush(quiet.with(source, nodes, tree));
    }

    /** Alerts whose place is quiet now, or is no more, are heard again as what they now mean. */
    private void hush(Quiet after) {
        var before = quiet;
        quiet = after;
        for (Alert alert : openAlerts.values()) {
            String node = alert.node();
            if (node != null && before.has(node) != after.has(node)) signals.add(signal(alert, node));
        }
        news.add(new NetworkEvent.TreeChanged(tree.size()));
    }

    /** The tree was written as it now is; open alerts find their nodes anew. */
    void planted(Tree planted) {
        tree = planted;
        hosts = new HostIndex(planted);
        for (Alert alert : List.copyOf(openAlerts.values())) {
            String node = hosts.find(alert.hosts()).orElse(null);
            if (Objects.equals(node, alert.node())) continue;
            if (alert.node() != null) signals.add(new Signal(alert.node(), Long.toString(alert.id()), false));
            Alert moved = alert.at(node);
            AlertRows.update(h, moved);
            heard(moved);
        }
        hush(Quiet.of(quiet.roots(), planted));
    }

    /** Lets the damper look at what was heard, and at what time has settled, and does what it decides. */
    void step() {
        var step = AlertDamper.step(damper, tree, settings.damping(), signals, now);
        signals.clear();
        damper = step.state();
        step.decisions().forEach(this::carryOut);
        outages.lapse();
    }

    private void carryOut(Decision decision) {
        switch (decision) {
            case Decision.Open(Cover cover) -> {
                outages.suspect(Outage.suspected(cover.id(), cover.root(), cover.nodes(), now, cover.byHand()));
                if (settings.autoConfirm()) outages.confirm(cover.id(), OutageStep.BOX, null);
            }
            case Decision.Grow(Cover cover, Set<String> added) -> outages.grow(cover, added);
            case Decision.Reopen(Cover cover, Set<String> added) -> outages.reopen(cover, added);
            case Decision.Merge(long id, long into) -> outages.merge(id, into);
            case Decision.Clear(long id) -> outages.isUp(id, OutageStep.BOX);
            case Decision.Unmute(long id) -> OutageRows.mute(h, id, false);
        }
    }

    /** @param complained when people behind these nodes began to complain, where that suggests the outage */
    Outage declare(
            String node,
            String actor,
            @Nullable Instant expected,
            Function<Set<String>, Optional<Instant>> complained) {
        if (tree.find(node).isEmpty()) throw new Refused("network.unknown-node", node);
        checkNotOut(
                node, c -> c.byHand() && c.nodes().contains(node) || c.root().equals(node));
        var nodes = tree.behind(node);
        var cover = new Cover(damper.nextId(), node, nodes, nodes, Phase.OPEN, now, true, false);
        List<Long> smaller = damper.in(Phase.OPEN).values().stream()
                .filter(c -> nodes.contains(c.root()))
                .map(Cover::id)
                .toList();
        Instant began = Stream.concat(
                        complained.apply(nodes).stream(),
                        smaller.stream().map(id -> outages.get(id).startedAt()))
                .min(Instant::compareTo)
                .orElse(now);
        var outage = Outage.suspected(cover.id(), node, nodes, began, true).confirmed(now, expected);
        outages.declare(outage, actor, smaller);
        for (long id : smaller) damper = damper.withoutCover(id);
        damper = damper.withCover(cover);
        return outage;
    }

    private void checkNotOut(String node, Predicate<Cover> isOut) {
        damper.in(Phase.OPEN).values().stream().filter(isOut).findFirst().ifPresent(c -> {
            throw new Refused("network.outage-already", node, c.id());
        });
    }

    /** Writes what was over before we knew of it; no news. */
    Outage record(PastOutage past) {
        var over = past.outage(damper.nextId(), tree.subtree(past.node()));
        damper = damper.withIdTaken();
        outages.record(over, past);
        return over;
    }

    /** A person says that all is up again, whatever the alerts say; or that there never was anything. */
    Outage end(long id, String actor, boolean dismissed) {
        outages.getOpen(id);
        damper = damper.ended(id, dismissed, now);
        OutageRows.mute(h, id, true);
        return dismissed ? outages.dismiss(id, actor) : outages.isUp(id, actor);
    }

    /** Somebody who looked knows more than the monitors; so from now on the monitors do not end it. */
    Outage reopen(long id, String why, String actor) {
        var outage = outages.getAny(id);
        OutageBook.checkNote(why);
        if (!OutageLife.reopens(outage, now)) throw new Refused("network.outage-not-restoring", id);
        checkNotOut(outage.node(), c -> c.nodes().contains(outage.node()));
        OutageRows.mute(h, id, false);
        damper = damper.withCover(
                new Cover(id, outage.node(), outage.nodes(), outage.nodes(), Phase.OPEN, now, true, false));
        return outages.reopen(id, why, actor);
    }
}
