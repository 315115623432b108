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
import org.firstline.base.PublicText;
import org.firstline.base.Refused;
import org.firstline.network.DamperState.Cover;
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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The outages in one {@link Turn}: what is done to one is its row, a step of its history, and news. It knows nothing of
 * alerts and of who covers what, which is the turn's.
 */
final class OutageBook {
    private static final int LONGEST_NOTE = 1000;

    private final Handle h;
    private final Instant now;
    private final SortedMap<Long, Outage> outages;
    private final List<NetworkEvent> news;
    private final List<Object> edits;

    /**
     * @param known those that alerts can still touch
     * @param news where what happened is told
     * @param edits where it is told what people did
     */
    OutageBook(Handle h, Instant now, SortedMap<Long, Outage> known, List<NetworkEvent> news, List<Object> edits) {
        this.h = h;
        this.now = now;
        this.outages = new TreeMap<>(known);
        this.news = news;
        this.edits = edits;
    }

    /** Those that alerts can still touch, a copy. */
    List<Outage> list() {
        return new ArrayList<>(outages.values());
    }

    /** @throws Refused where no alert can touch it any more */
    Outage get(long id) {
        var outage = outages.get(id);
        if (outage == null) throw new Refused("network.outage-ended", id);
        return outage;
    }

    Outage getOpen(long id) {
        var outage = get(id);
        if (!outage.state().open()) throw new Refused("network.outage-ended", id);
        return outage;
    }

    /** Also one that no alert can touch any more. */
    Outage getAny(long id) {
        return Optional.ofNullable(outages.get(id))
                .or(() -> OutageRows.find(h, id))
                .orElseThrow(() -> new Refused("network.unknown-outage", id));
    }

    void suspect(Outage outage) {
        begin(outage, OutageStep.BOX, StepKind.SUSPECTED);
        news.add(new OutageSuspected(outage));
    }

    /** @param swallowed open ones whose subscribers are all behind it */
    void declare(Outage outage, String actor, Collection<Long> swallowed) {
        begin(outage, actor, StepKind.CONFIRMED);
        expecting(outage.id(), actor, null, outage.expectedAt());
        for (long id : swallowed) merge(id, outage.id());
        news.add(new OutageConfirmed(outage));
    }

    private void begin(Outage outage, String actor, StepKind how) {
        OutageRows.insert(h, outage);
        outages.put(outage.id(), outage);
        step(null, outage, actor, how, outage.node());
    }

    /** Writes what was over before we knew of it; no news. */
    void record(Outage over, PastOutage past) {
        OutageRows.insert(h, over);
        recordStep(over, past.startedAt(), StepKind.SUSPECTED);
        recordStep(over, past.confirmedAt(), StepKind.CONFIRMED);
        recordStep(over, past.clearedAt(), StepKind.RESTORED);
        recordStep(over, past.verifiedAt(), StepKind.VERIFIED);
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

    /** @param added nodes that were not behind it before */
    void grow(Cover cover, Set<String> added) {
        var grown =
                save(get(cover.id()).grown(cover.root(), cover.nodes()), OutageStep.BOX, StepKind.GREW, cover.root());
        OutageRows.addNodes(h, cover.id(), added);
        news.add(new OutageGrew(grown, added));
    }

    void merge(long id, long into) {
        var merged = save(
                get(id).ended(OutageState.MERGED, now, into), OutageStep.BOX, StepKind.MERGED, Long.toString(into));
        news.add(new OutageMerged(merged, get(into)));
    }

    /** What was confirmed is to be checked; what never was is over. */
    Outage isUp(long id, String actor) {
        var outage = get(id);
        boolean confirmed = outage.state() == OutageState.CONFIRMED;
        var up = save(
                outage.ended(confirmed ? OutageState.RESTORING : OutageState.CLOSED, now, null),
                actor,
                confirmed ? StepKind.RESTORED : StepKind.FADED,
                "");
        news.add(confirmed ? new OutageRestored(up) : new OutageFaded(up));
        return up;
    }

    Outage dismiss(long id, String actor) {
        var dismissed = save(get(id).ended(OutageState.DISMISSED, now, null), actor, StepKind.DISMISSED, "");
        news.add(new OutageDismissed(dismissed));
        return dismissed;
    }

    Outage verify(long id, String actor) {
        var outage = getAny(id);
        if (outage.state() != OutageState.RESTORING) throw new Refused("network.outage-not-restoring", id);
        var verified = save(outage.verified(now), actor, StepKind.VERIFIED, "");
        news.add(new OutageVerified(verified));
        return verified;
    }

    /** A person says so, and only a person ends it from now on. */
    Outage reopen(long id, String why, String actor) {
        var outage = getAny(id);
        return reopened(outage, outage.reopened(true), actor, why);
    }

    /** Its alerts are back. @param added nodes that were not behind it before */
    void reopen(Cover cover, Set<String> added) {
        var outage = get(cover.id());
        var again = reopened(
                outage, outage.reopened(false).grown(cover.root(), cover.nodes()), OutageStep.BOX, cover.root());
        OutageRows.addNodes(h, cover.id(), added);
        if (!added.isEmpty()) news.add(new OutageGrew(again, added));
    }

    private Outage reopened(Outage before, Outage after, String actor, String detail) {
        var again = save(after, actor, StepKind.REOPENED, detail);
        expecting(again.id(), actor, before.expectedAt(), null);
        news.add(new OutageReopened(again));
        return again;
    }

    /** Those of whose repair nobody said how it went end at their time. */
    void lapse() {
        for (Outage outage : list())
            if (OutageLife.lapses(outage, now)) changed(save(outage.lapsed(), OutageStep.BOX, StepKind.CLOSED, ""));
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
        checkNote(text);
        return changed(save(getOpen(id).noted(text), actor, StepKind.NOTED, text));
    }

    static void checkNote(String text) {
        if (text.length() > LONGEST_NOTE) throw new Refused("network.too-long-note", LONGEST_NOTE);
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
