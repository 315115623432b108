package org.firstline.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.firstline.base.Refused;
import org.firstline.network.AlertDamper.Decision;
import org.firstline.network.AlertDamper.Signal;
import org.firstline.network.DamperState.Cover;
import org.firstline.network.DamperState.Phase;
import org.firstline.network.NetworkEvent.OutageChanged;
import org.firstline.network.NetworkEvent.OutageCleared;
import org.firstline.network.NetworkEvent.OutageConfirmed;
import org.firstline.network.NetworkEvent.OutageDismissed;
import org.firstline.network.NetworkEvent.OutageGrew;
import org.firstline.network.NetworkEvent.OutageMerged;
import org.firstline.network.NetworkEvent.OutageReopened;
import org.firstline.network.NetworkEvent.OutageSuspected;
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
    private final SortedMap<Long, Outage> outages;
    private final List<Signal> signals = new ArrayList<>();
    private final List<NetworkEvent> news = new ArrayList<>();
    private Tree tree;
    private HostIndex hosts;
    private DamperState damper;

    Turn(Handle h, Snapshot from, NetworkSettings settings, Instant now) {
        this.h = h;
        this.settings = settings;
        this.now = now;
        this.openAlerts = new TreeMap<>(from.openAlerts());
        this.outages = new TreeMap<>(from.outages());
        this.tree = from.tree();
        this.hosts = from.hosts();
        this.damper = from.damper();
    }

    Handle handle() {
        return h;
    }

    Tree tree() {
        return tree;
    }

    Snapshot snapshot() {
        outages.keySet().removeIf(id -> !damper.covers().containsKey(id));
        return Snapshot.of(tree, hosts, openAlerts, damper, outages);
    }

    List<NetworkEvent> news() {
        return news;
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
        if (alert.node() != null) signals.add(new Signal(alert.node(), Long.toString(alert.id()), alert.kills()));
        news.add(new NetworkEvent.AlertNoted(alert));
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
        news.add(new NetworkEvent.TreeChanged(planted.size()));
    }

    /** Lets the damper look at what was heard, and at what time has settled, and does what it decides. */
    void step() {
        var step = AlertDamper.step(damper, tree, settings.damping(), signals, now);
        signals.clear();
        damper = step.state();
        step.decisions().forEach(this::carryOut);
    }

    private void carryOut(Decision decision) {
        switch (decision) {
            case Decision.Open(Cover cover) -> suspect(cover);
            case Decision.Grow(Cover cover, Set<String> added) -> {
                var outage =
                        save(get(cover.id()).grown(cover.root(), cover.nodes()), OutageStep.BOX, "grew", cover.root());
                OutageRows.addNodes(h, cover.id(), added);
                news.add(new OutageGrew(outage, added));
            }
            case Decision.Reopen(Cover cover, Set<String> added) -> {
                var outage = save(
                        get(cover.id()).reopened().grown(cover.root(), cover.nodes()),
                        OutageStep.BOX,
                        "reopened",
                        cover.root());
                OutageRows.addNodes(h, cover.id(), added);
                news.add(new OutageReopened(outage));
                if (!added.isEmpty()) news.add(new OutageGrew(outage, added));
            }
            case Decision.Merge(long id, long into) -> merge(id, into);
            case Decision.Clear(long id) -> {
                var outage = save(get(id).ended(OutageState.CLEARED, now, null), OutageStep.BOX, "cleared", "");
                news.add(new OutageCleared(outage));
            }
            case Decision.Unmute(long id) -> OutageRows.mute(h, id, false);
        }
    }

    private void suspect(Cover cover) {
        var outage = new Outage(
                cover.id(),
                cover.root(),
                cover.nodes(),
                OutageState.SUSPECTED,
                0,
                now,
                null,
                null,
                null,
                "",
                cover.byHand(),
                null);
        OutageRows.insert(h, outage);
        step(outage.id(), OutageStep.BOX, "suspected", outage.node());
        outages.put(outage.id(), outage);
        news.add(new OutageSuspected(outage));
        if (settings.autoConfirm()) confirm(outage.id(), OutageStep.BOX, null);
    }

    private void merge(long id, long into) {
        var outage = save(get(id).ended(OutageState.MERGED, now, into), OutageStep.BOX, "merged", Long.toString(into));
        news.add(new OutageMerged(outage, get(into)));
    }

    Outage declare(String node, String actor, @Nullable Instant expected) {
        if (tree.find(node).isEmpty()) throw new Refused("network.unknown-node", node);
        damper.in(Phase.OPEN).values().stream()
                .filter(c -> c.byHand() && c.nodes().contains(node) || c.root().equals(node))
                .findFirst()
                .ifPresent(c -> {
                    throw new Refused("network.outage-already", node, c.id());
                });
        var nodes = tree.subtree(node);
        var cover = new Cover(damper.nextId(), node, nodes, nodes, Phase.OPEN, now, true, false);
        var outage =
                new Outage(cover.id(), node, nodes, OutageState.CONFIRMED, 0, now, expected, now, null, "", true, null);
        OutageRows.insert(h, outage);
        outages.put(outage.id(), outage);
        step(outage.id(), actor, "confirmed", node);
        for (Cover smaller : damper.in(Phase.OPEN).values())
            if (nodes.contains(smaller.root())) {
                damper = damper.withoutCover(smaller.id());
                merge(smaller.id(), outage.id());
            }
        damper = damper.withCover(cover);
        news.add(new OutageConfirmed(outage));
        return outage;
    }

    Outage confirm(long id, String actor, @Nullable Instant expected) {
        var outage = get(id);
        if (outage.state() != OutageState.SUSPECTED) throw new Refused("network.outage-not-suspected", id);
        var confirmed =
                save(outage.confirmed(now, expected), actor, "confirmed", expected == null ? "" : expected.toString());
        news.add(new OutageConfirmed(confirmed));
        return confirmed;
    }

    /** A person ends it, as over or as none. */
    Outage end(long id, String actor, boolean dismissed) {
        var outage = getOpen(id);
        var ended = save(
                outage.ended(dismissed ? OutageState.DISMISSED : OutageState.CLEARED, now, null),
                actor,
                dismissed ? "dismissed" : "cleared",
                "");
        damper = damper.ended(id, dismissed, now);
        OutageRows.mute(h, id, true);
        news.add(dismissed ? new OutageDismissed(ended) : new OutageCleared(ended));
        return ended;
    }

    Outage expect(long id, @Nullable Instant at, String actor) {
        return changed(save(getOpen(id).expected(at), actor, "expected", at == null ? "" : at.toString()));
    }

    Outage annotate(long id, String text, String actor) {
        if (text.length() > 1000) throw new Refused("network.too-long-note", 1000);
        return changed(save(getOpen(id).noted(text), actor, "noted", text));
    }

    Outage affecting(Outage outage, int subscribers) {
        var counted = outage.affecting(subscribers);
        OutageRows.update(h, counted);
        outages.computeIfPresent(outage.id(), (id, old) -> counted);
        return changed(counted);
    }

    private Outage changed(Outage outage) {
        news.add(new OutageChanged(outage));
        return outage;
    }

    private Outage get(long id) {
        var outage = outages.get(id);
        if (outage == null) throw new Refused("network.outage-ended", id);
        return outage;
    }

    private Outage getOpen(long id) {
        var outage = get(id);
        if (!outage.state().open()) throw new Refused("network.outage-ended", id);
        return outage;
    }

    private Outage save(Outage outage, String actor, String what, String detail) {
        OutageRows.update(h, outage);
        step(outage.id(), actor, what, detail);
        outages.put(outage.id(), outage);
        return outage;
    }

    private void step(long outage, String actor, String what, String detail) {
        OutageRows.addStep(h, new OutageStep(outage, now, actor, what, detail));
    }
}
