package org.firstline.reactions;

import java.util.List;
import org.firstline.base.Backlog;
import org.firstline.base.Health;
import org.firstline.calls.Calls;
import org.firstline.services.Services;

/**
 * Every "when X, do Y" of the product, in the order in which a day meets them. Made last, when every capability is there;
 * {@link #begin} before the telephone line opens.
 */
public final class Reactions {
    private final Services s;
    private final AgentsServeQueues agents;
    private final OutagesAreTold outages;
    private final RepairsAreChecked repairs;
    private final WorksHushAlerts works;
    private final ComplaintsSuggestOutages complaints;
    private final MessagesBecomeTickets messages;
    private final TextsAreAnswered texts;

    /**
     * {@link CallsBecomeTickets} is not in this list: the calls' ledger asks it itself, so that both are durable at once.
     *
     * @param acts made before the calls were, since they ask it what their flows want to know
     */
    public Reactions(Services s, FlowsAct acts) {
        acts.of(s.calls());
        this.s = s;
        agents = new AgentsServeQueues(s.routing(), s.people());
        var language = s.site().language();
        repairs = new RepairsAreChecked(
                s.time(),
                s.network(),
                s.subscribers(),
                s.messages(),
                s.diagnostics(),
                s.repairs(),
                new RepairWords(language, s.site().region(), s.messages().templates()::find, s.tickets()));
        var words = OutageWords.of(s);
        Calls calls = s.calls();
        outages = new OutagesAreTold(
                s.time(),
                s.network(),
                s.subscribers(),
                s.messages(),
                new OutageTickets(s.tickets(), language),
                words,
                new OutageAudience(
                        s.network(),
                        s.subscribers(),
                        s.messages(),
                        calls,
                        s.site().region()));
        works = new WorksHushAlerts(s.works(), s.network());
        complaints = new ComplaintsSuggestOutages(s.time(), s.network(), s.subscribers(), s.tickets());
        var backlog = new Backlog(s.time(), Reaction.REACTIONS);
        messages = new MessagesBecomeTickets(s.voicemails(), calls, s.tickets(), s.subscribers(), s.site(), backlog);
        texts = new TextsAreAnswered(s, words);
        var callers = new CallersAreWeighed(s.time(), s.subscribers(), calls);
        List.of(
                        // a call becomes a ticket
                        agents,
                        new PhonesMakeAgentsReachable(s.routing(), s.people()),
                        acts,
                        callers,
                        new CallsWaitInQueues(s.routing(), callers),
                        new OffersRingPhones(s.routing(), calls),
                        new TrunksShowInHealth(s.health()),
                        new BlocksRaiseTheAlarm(s.health()),
                        // a shift head or an admin acts, the book has it
                        new WatchingIsAudited(s.audit()),
                        new SupervisorsAreAudited(s.audit(), s.people()),
                        new NetworkEditsAreAudited(s.audit(), s.people()),
                        new TextsAreAudited(s.audit()),
                        new OutageActsAreAudited(s.audit()),
                        new WorkActsAreAudited(s.audit()),
                        new QualityIsAudited(s.audit()),
                        new QueuesSendCallersOn(calls),
                        // a message is left, and waits at its ticket
                        messages,
                        // a place is kept, and called back in its turn
                        new CallersAreCalledBack(s.callbacks(), s.subscribers(), s.site(), backlog),
                        new CallbacksTakeTheirTurn(
                                s.time(),
                                s.callbacks(),
                                s.routing(),
                                calls,
                                new CallbackTickets(
                                        s.callbacks(),
                                        s.tickets(),
                                        s.subscribers(),
                                        s.people(),
                                        s.site().language())),
                        // an alert becomes SMS
                        outages,
                        complaints,
                        new CallersHearFirst(s.messages(), calls, s.site()),
                        // works are planned, told and done
                        works,
                        new WorksAreTold(
                                s.time(), s.works(), new WorkPlaces(s.network()), s.subscribers(), s.messages(), words),
                        // a line is checked
                        new ChecksAreNoted(s.tickets(), language),
                        // after the repair the service is checked
                        repairs,
                        // a subscriber writes
                        texts,
                        // the queue moves, the wall shows it
                        new BoardsShowWhatIs(s))
                .forEach(reaction -> reaction.listen(s.bus()));
    }

    /** Catches up with what is there already, and with what a crash cut off. */
    public void begin() {
        agents.begin();
        resume();
        s.time().soon(Reaction.REACTIONS, messages::resume);
        s.time().soon(Reaction.REACTIONS, new Rehearsal(s)::cleanUp);
        s.time().soon(Reaction.REACTIONS, complaints::begin);
        s.bus().on(Reaction.REACTIONS, Health.State.class, Reactions::isDatabaseBack, back -> resume());
    }

    private static boolean isDatabaseBack(Health.State state) {
        return state.name().equals("database") && state.level() == Health.Level.WELL;
    }

    /** What a crash may have cut off, or a database that was away for a while; what was done already is not done again. */
    private void resume() {
        s.time().soon(Reaction.REACTIONS, works::resume);
        s.time().soon(Reaction.REACTIONS, outages::resume);
        s.time().soon(Reaction.REACTIONS, repairs::resume);
        s.time().soon(Reaction.REACTIONS, texts::resume);
    }
}
