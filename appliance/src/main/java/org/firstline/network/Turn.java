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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.firstline.base.PublicText;
import org.firstline.base.Refused;
import org.firstline.network.AlertDamper.Decision;
import org.firstline.network.AlertDamper.Signal;
import org.firstline.network.DamperState.Cover;
import org.firstline.network.DamperState.Phase;
import org.firstline.network.NetworkEvent.OutageChanged;
import org.firstline.network.NetworkEvent.OutageConfirmed;
import org.firstline.network.NetworkEvent.OutageDismissed;
import org.firstline.network.NetworkEvent.OutageExpected;
import org.firstline.network.NetworkEvent.OutageFaded;
import org.firstline.network.NetworkEvent.OutageGrew;
import org.firstline.network.NetworkEvent.OutageMerged;
import org.firstline.network.NetworkEvent.OutageReopened;
import org.firstline.network.NetworkEvent.OutageRestored;
import org.firstline.network.NetworkEvent.OutageSuspected;
import org.firstline.network.NetworkEvent.OutageVerified;
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
        this.outages = new TreeMap<>(from.outages());
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
        outages.values().removeIf(o -> !damper.covers().containsKey(o.id()) && o.state() != OutageState.RESTORING);
        return Snapshot.of(tree, hosts, openAlerts, damper, outages, quiet);
    }

    /** @throws Refused where one of these is what a confirmed outage is of: it would lose its name and its place */
    void checkNoOutage(Collection<String> gone) {
        for (Outage one : outages.values()) {
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
        for (Outage outage : List.copyOf(outages.values()))
            if (OutageLife.lapses(outage, now)) changed(save(outage.lapsed(), OutageStep.BOX, StepKind.CLOSED, ""));
    }

    private void carryOut(Decision decision) {
        switch (decision) {
            case Decision.Open(Cover cover) -> suspect(cover);
            case Decision.Grow(Cover cover, Set<String> added) -> {
                var outage = save(
                        get(cover.id()).grown(cover.root(), cover.nodes()),
                        OutageStep.BOX,
                        StepKind.GREW,
                        cover.root());
                OutageRows.addNodes(h, cover.id(), added);
                news.add(new OutageGrew(outage, added));
            }
            case Decision.Reopen(Cover cover, Set<String> added) -> {
                var outage = reopened(
                        get(cover.id()),
                        o -> o.reopened(false).grown(cover.root(), cover.nodes()),
                        OutageStep.BOX,
                        cover.root());
                OutageRows.addNodes(h, cover.id(), added);
                news.add(new OutageReopened(outage));
                if (!added.isEmpty()) news.add(new OutageGrew(outage, added));
            }
            case Decision.Merge(long id, long into) -> merge(id, into);
            case Decision.Clear(long id) -> isUp(get(id), OutageStep.BOX);
            case Decision.Unmute(long id) -> OutageRows.mute(h, id, false);
        }
    }

    private void suspect(Cover cover) {
        var outage = Outage.suspected(cover.id(), cover.root(), cover.nodes(), now, cover.byHand());
        OutageRows.insert(h, outage);
        step(null, outage, OutageStep.BOX, StepKind.SUSPECTED, outage.node());
        outages.put(outage.id(), outage);
        news.add(new OutageSuspected(outage));
        if (settings.autoConfirm()) confirm(outage.id(), OutageStep.BOX, null);
    }

    private void merge(long id, long into) {
        var outage = save(
                get(id).ended(OutageState.MERGED, now, into), OutageStep.BOX, StepKind.MERGED, Long.toString(into));
        news.add(new OutageMerged(outage, get(into)));
    }

    /** @param complained when people behind these nodes began to complain, where that suggests the outage */
    Outage declare(
            String node,
            String actor,
            @Nullable Instant expected,
            Function<Set<String>, Optional<Instant>> complained) {
        if (tree.find(node).isEmpty()) throw new Refused("network.unknown-node", node);
        damper.in(Phase.OPEN).values().stream()
                .filter(c -> c.byHand() && c.nodes().contains(node) || c.root().equals(node))
                .findFirst()
                .ifPresent(c -> {
                    throw new Refused("network.outage-already", node, c.id());
                });
        var nodes = tree.behind(node);
        var cover = new Cover(damper.nextId(), node, nodes, nodes, Phase.OPEN, now, true, false);
        List<Long> smaller = damper.in(Phase.OPEN).values().stream()
                .filter(c -> nodes.contains(c.root()))
                .map(Cover::id)
                .toList();
        Instant began = Stream.concat(
                        complained.apply(nodes).stream(), smaller.stream().map(id -> get(id).startedAt()))
                .min(Instant::compareTo)
                .orElse(now);
        var outage = Outage.suspected(cover.id(), node, nodes, began, true).confirmed(now, expected);
        OutageRows.insert(h, outage);
        outages.put(outage.id(), outage);
        step(null, outage, actor, StepKind.CONFIRMED, node);
        expecting(outage.id(), actor, null, expected);
        for (long id : smaller) {
            damper = damper.withoutCover(id);
            merge(id, outage.id());
        }
        damper = damper.withCover(cover);
        news.add(new OutageConfirmed(outage));
        return outage;
    }

    /** Writes what was over before we knew of it; no news. */
    Outage record(PastOutage past) {
        var nodes = tree.subtree(past.node());
        var outage = Outage.suspected(damper.nextId(), past.node(), nodes, past.startedAt(), false)
                .confirmed(past.confirmedAt(), null)
                .ended(OutageState.RESTORING, past.clearedAt(), null)
                .verified(past.verifiedAt())
                .affecting(past.affected());
        damper = damper.withIdTaken();
        OutageRows.insert(h, outage);
        recordStep(outage, past.startedAt(), StepKind.SUSPECTED);
        recordStep(outage, past.confirmedAt(), StepKind.CONFIRMED);
        recordStep(outage, past.clearedAt(), StepKind.RESTORED);
        recordStep(outage, past.verifiedAt(), StepKind.VERIFIED);
        return outage;
    }

    private void recordStep(Outage outage, Instant at, StepKind what) {
        OutageRows.addStep(h, new OutageStep(outage.id(), at, OutageStep.BOX, what, ""));
    }

    Outage confirm(long id, String actor, @Nullable Instant expected) {
        var outage = get(id);
        if (outage.state() != OutageState.SUSPECTED) throw new Refused("network.outage-not-suspected", id);
        var confirmed = save(
                outage.confirmed(now, expected),
                actor,
                StepKind.CONFIRMED,
                expected == null ? "" : expected.toString());
        expecting(id, actor, outage.expectedAt(), expected);
        news.add(new OutageConfirmed(confirmed));
        return confirmed;
    }

    /** A person says that all is up again, whatever the alerts say; or that there never was anything. */
    Outage end(long id, String actor, boolean dismissed) {
        var outage = getOpen(id);
        damper = damper.ended(id, dismissed, now);
        OutageRows.mute(h, id, true);
        if (!dismissed) return isUp(outage, actor);
        var ended = save(outage.ended(OutageState.DISMISSED, now, null), actor, StepKind.DISMISSED, "");
        news.add(new OutageDismissed(ended));
        return ended;
    }

    /** What was confirmed is to be checked; what never was is over. */
    private Outage isUp(Outage outage, String actor) {
        boolean confirmed = outage.state() == OutageState.CONFIRMED;
        var up = save(
                outage.ended(confirmed ? OutageState.RESTORING : OutageState.CLOSED, now, null),
                actor,
                confirmed ? StepKind.RESTORED : StepKind.FADED,
                "");
        news.add(confirmed ? new OutageRestored(up) : new OutageFaded(up));
        return up;
    }

    Outage verify(long id, String actor) {
        var outage = getAny(id);
        if (outage.state() != OutageState.RESTORING) throw new Refused("network.outage-not-restoring", id);
        var verified = save(outage.verified(now), actor, StepKind.VERIFIED, "");
        news.add(new OutageVerified(verified));
        return verified;
    }

    /** Somebody who looked knows more than the monitors; so from now on the monitors do not end it. */
    Outage reopen(long id, String why, String actor) {
        var outage = getAny(id);
        if (why.length() > 1000) throw new Refused("network.too-long-note", 1000);
        if (!OutageLife.reopens(outage, now)) throw new Refused("network.outage-not-restoring", id);
        damper.in(Phase.OPEN).values().stream()
                .filter(c -> c.nodes().contains(outage.node()))
                .findFirst()
                .ifPresent(c -> {
                    throw new Refused("network.outage-already", outage.node(), c.id());
                });
        OutageRows.mute(h, id, false);
        damper = damper.withCover(
                new Cover(id, outage.node(), outage.nodes(), outage.nodes(), Phase.OPEN, now, true, false));
        var again = reopened(outage, o -> o.reopened(true), actor, why);
        news.add(new OutageReopened(again));
        return again;
    }

    private Outage reopened(Outage outage, UnaryOperator<Outage> change, String actor, String detail) {
        var again = save(change.apply(outage), actor, StepKind.REOPENED, detail);
        expecting(outage.id(), actor, outage.expectedAt(), null);
        return again;
    }

    Outage expect(long id, @Nullable Instant at, String actor) {
        var outage = getOpen(id);
        var expected = save(outage.expected(at), actor, StepKind.EXPECTED, at == null ? "" : at.toString());
        expecting(id, actor, outage.expectedAt(), at);
        news.add(new OutageExpected(expected));
        return expected;
    }

    private void expecting(long id, String actor, @Nullable Instant from, @Nullable Instant to) {
        if (!Objects.equals(from, to)) OutageRows.addExpected(h, new ExpectedChange(id, now, actor, from, to));
    }

    Outage say(long id, PublicText text, String actor) {
        return changed(save(getOpen(id).saying(text), actor, StepKind.PUBLIC, (text.en() + "\n" + text.ru()).strip()));
    }

    Outage annotate(long id, String text, String actor) {
        if (text.length() > 1000) throw new Refused("network.too-long-note", 1000);
        return changed(save(getOpen(id).noted(text), actor, StepKind.NOTED, text));
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

    /** Also one that no alert can touch any more. */
    private Outage getAny(long id) {
        return Optional.ofNullable(outages.get(id))
                .or(() -> OutageRows.find(h, id))
                .orElseThrow(() -> new Refused("network.unknown-outage", id));
    }

    private Outage getOpen(long id) {
        var outage = get(id);
        if (!outage.state().open()) throw new Refused("network.outage-ended", id);
        return outage;
    }

    private Outage save(Outage outage, String actor, StepKind what, String detail) {
        var before = getAny(outage.id());
        OutageRows.update(h, outage);
        step(before, outage, actor, what, detail);
        outages.put(outage.id(), outage);
        return outage;
    }

    private void step(@Nullable Outage before, Outage after, String actor, StepKind what, String detail) {
        var step = new OutageStep(after.id(), now, actor, what, detail);
        OutageRows.addStep(h, step);
        if (!actor.equals(OutageStep.BOX)) edits.add(new OutageActed(before, after, step));
    }
}
