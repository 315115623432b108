package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The same day with other names and at another time: what goes into the {@link Matcher} is changed here, and so is the
 * text of what comes out, in which agents are "a0" to "a9" and queues "q0" to "q9" as {@link Traces} calls them.
 */
record Relabelling(UnaryOperator<String> name, Duration later) {
    private static final Pattern NAMES = Pattern.compile("\\b[aq]\\d\\b");
    private static final Pattern INSTANTS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    /** What a decision must say when everything about it is relabelled. */
    String text(String decision) {
        String text = NAMES.matcher(decision).replaceAll(found -> name(found.group()));
        if (later.isZero()) return text;
        return INSTANTS.matcher(text)
                .replaceAll(found -> at(Instant.parse(found.group())).toString());
    }

    Instant at(Instant instant) {
        return instant.plus(later);
    }

    /** Of an agent or queue, or of who acts; "head" and "system" stay who they are. */
    private String name(String old) {
        return NAMES.matcher(old).matches() ? name.apply(old) : old;
    }

    private @Nullable String maybe(@Nullable String old) {
        return old == null ? null : name(old);
    }

    Event event(Event event) {
        return switch (event) {
            case Event.QueueSaved(QueueSettings queue) -> new Event.QueueSaved(queue(queue));
            case Event.QueueRetired(String queue) -> new Event.QueueRetired(name(queue));
            case Event.AgentAdded added ->
                new Event.AgentAdded(
                        name(added.agent()),
                        serves(added.serves()),
                        added.skills(),
                        added.chosen(),
                        added.reason(),
                        added.chosenSince() == null ? null : at(added.chosenSince()));
            case Event.AgentRemoved(String agent) -> new Event.AgentRemoved(name(agent));
            case Event.QueuesSet(String agent, List<Membership> serves, String actor) ->
                new Event.QueuesSet(name(agent), serves(serves), name(actor));
            case Event.SkillsSet(String agent, Needs skills, String actor) ->
                new Event.SkillsSet(name(agent), skills, name(actor));
            case Event.Chose(String agent, Chosen chosen, String reason, String actor) ->
                new Event.Chose(name(agent), chosen, reason, name(actor));
            case Event.Forced(String agent, Chosen chosen, String reason, String actor) ->
                new Event.Forced(name(agent), chosen, reason, name(actor));
            case Event.Phone(String agent, boolean isThere) -> new Event.Phone(name(agent), isThere);
            case Event.Enqueued(WorkItem item) -> new Event.Enqueued(item(item));
            case Event.Lost(String party, String queue, Instant queuedAt, Instant at) ->
                new Event.Lost(party, name(queue), at(queuedAt), at(at));
            case Event.Moved(String item, String queue, boolean keepWait, String actor) ->
                new Event.Moved(item, name(queue), keepWait, name(actor));
            case Event.Engaged(String agent, String call, boolean called) ->
                new Event.Engaged(name(agent), call, called);
            case Event.Released(String agent, String call, String queue, boolean talked) ->
                new Event.Released(name(agent), call, maybe(queue), talked);
            case Event.Assigned(String item, String agent, String actor) ->
                new Event.Assigned(item, name(agent), name(actor));
            case Event.Accepted(String item, String agent) -> new Event.Accepted(item, name(agent));
            case Event.HandedOver(String item, String agent, String actor) ->
                new Event.HandedOver(item, name(agent), name(actor));
            case Event.Missed(String item, String agent, Miss why) -> new Event.Missed(item, name(agent), why);
            case Event.WrapUpEnded(String agent, String actor) -> new Event.WrapUpEnded(name(agent), name(actor));
            case Event.WrapUpExtended(String agent, Duration by, String actor) ->
                new Event.WrapUpExtended(name(agent), by, name(actor));
            case Event.BreakSaved same -> same;
            case Event.Withdrawn same -> same;
            case Event.Finished same -> same;
            case Event.TimePassed same -> same;
        };
    }

    private List<Membership> serves(List<Membership> all) {
        return all.stream()
                .map(one -> new Membership(name(one.queue()), one.tier(), one.position()))
                .toList();
    }

    private WorkItem item(WorkItem item) {
        return new WorkItem(
                item.id(),
                name(item.queue()),
                item.priority(),
                at(item.queuedAt()),
                item.needs(),
                maybe(item.preferred()),
                item.party(),
                at(item.cameAt()),
                item.onLine());
    }

    private QueueSettings queue(QueueSettings queue) {
        QueueLimits limits = queue.limits();
        return new QueueSettings(
                name(queue.name()),
                queue.titleEn(),
                queue.titleRu(),
                queue.ring(),
                queue.misses(),
                queue.wrapUp(),
                queue.serviceLevelSeconds(),
                queue.targetPercent(),
                queue.notAgain(),
                queue.strategy(),
                queue.order(),
                new QueueLimits(
                        limits.maxWait(),
                        target(limits.whenTooLong()),
                        limits.maxLength(),
                        target(limits.whenFull()),
                        limits.joinWith(),
                        limits.stayWith(),
                        target(limits.whenEmpty())),
                queue.hours(),
                target(queue.whenClosed()));
    }

    private Overflow target(Overflow target) {
        return target instanceof Overflow.ToQueue(String queue) ? new Overflow.ToQueue(name(queue)) : target;
    }
}
