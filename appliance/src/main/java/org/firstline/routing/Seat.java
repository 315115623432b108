package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An agent in the {@link State}; the matcher's own, changed in place. */
final class Seat {
    /** That she stands among the free of a line. */
    record Standing(Line line, Strategy.Candidate candidate) {}

    final String agent;
    final String key;
    List<Membership> serves;
    Needs skills;
    Chosen chosen;
    String reason;
    Activity activity = Activity.IDLE;
    boolean reachable;
    boolean leaving;

    /** Offered to her, or talked about. */
    @Nullable
    Place place;

    /** A call that she is busy with, and that was not offered to her. */
    @Nullable
    String engaged;

    /** The queue of the last item, which decides on the wrap-up. */
    @Nullable
    String lastQueue;

    /** When ring, wrap-up, rest or break end. */
    @Nullable
    Deadline deadline;

    /** She just had a failed offer, and rests until the deadline. */
    boolean resting;

    /** When the break that she is on began; null while she is not. */
    @Nullable
    Instant breakSince;

    /** Offers that failed, and offers that she did not answer, in a row. */
    int failures;

    int misses;

    /** Items answered since she logged in. */
    int answered;

    /** Her rank among the free; kept through offers that are taken back. */
    Instant freeSince;

    long turn;

    /** By queue: the turn at which she last had or missed an item of it. */
    final Map<String, Long> served = new HashMap<>();

    /** The lines whose free she stands among right now: all of her queues, or none. */
    final List<Standing> standing = new ArrayList<>();

    /** What waits for her alone. */
    final TreeSet<Place> held = new TreeSet<>(Place.ORDER);

    /** As the last news said. */
    AgentNow shown;

    Seat(Event.AgentAdded added, boolean reachable, long turn, Instant now) {
        this.agent = added.agent();
        this.key = "agent " + agent;
        this.serves = added.serves();
        this.skills = added.skills();
        this.chosen = added.chosen();
        this.reason = added.reason();
        this.reachable = reachable;
        this.turn = turn;
        this.freeSince = now;
        Instant since = added.chosenSince() == null || added.chosenSince().isAfter(now) ? now : added.chosenSince();
        if (chosen == Chosen.BREAK) breakSince = since;
        this.shown = new AgentNow(
                agent, serves, skills, chosen, reason, Activity.IDLE, now, since, null, null, reachable, null, null, 0);
    }

    boolean isFree() {
        return chosen == Chosen.READY && activity == Activity.IDLE && reachable && !resting && !leaving;
    }

    /** An item may wait for her: she works, and comes back from what she is at. */
    boolean isExpected() {
        return chosen == Chosen.READY && reachable && !leaving;
    }

    boolean serves(String queue) {
        return membership(queue) != null;
    }

    @Nullable
    Membership membership(String queue) {
        for (Membership one : serves) if (one.queue().equals(queue)) return one;
        return null;
    }

    Strategy.Candidate candidate(Membership in) {
        return new Strategy.Candidate(
                agent, freeSince, turn, answered, served.getOrDefault(in.queue(), 0L), in.tier(), in.position());
    }

    AgentNow now(Instant now, @Nullable Duration longestBreak) {
        boolean choice = shown.chosen() != chosen || !shown.reason().equals(reason);
        // a phone that comes or goes, or what she chooses for later, is no new state of who is busy
        boolean moved =
                shown.activity() != activity || activity == Activity.IDLE && (choice || shown.reachable() != reachable);
        return new AgentNow(
                agent,
                serves,
                skills,
                chosen,
                reason,
                activity,
                moved ? now : shown.since(),
                choice ? now : shown.chosenSince(),
                place == null ? engaged : place.item.id(),
                activity == Activity.IDLE ? null : lastQueue,
                reachable,
                activity == Activity.WRAP_UP && deadline != null ? deadline.at() : null,
                breakSince == null || longestBreak == null ? null : breakSince.plus(longestBreak),
                answered);
    }
}
