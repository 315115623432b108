package org.firstline.reactions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firstline.audit.Act;
import org.firstline.audit.AuditKind;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.firstline.messages.Message;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.MessageState;
import org.firstline.network.Alert;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Severity;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberData;
import org.firstline.tickets.Lifecycle;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketState;

/**
 * The rehearsal of an outage: a node that is not there, a port of it, and a subscriber with the admin's own phone fail on
 * purpose. Two alerts come in as a monitor's would, the port's first; what they become, after the hold-down and rolled up to
 * the node, is decided as always, and everything follows as it would. Nobody else is behind that node. It holds no state of
 * its own: what there is of it is found by the names of nodes, alerts and contract, so that any page shows it and any restart
 * cleans it up. Any thread.
 */
public final class Rehearsal {
    /** The contract, and how its nodes' names begin: new ones each time, or the last rehearsal would be reopened. */
    static final String NODE = "firstline-rehearsal";

    private static final String PORT = "-port";

    /** The "monitor" that tells of it. */
    private static final String SOURCE = "rehearsal";

    /** One that nobody ends is ended so long after the hold-down. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int MOST_MOVES = 6;
    private static final Set<MessageState> LOST =
            Set.of(MessageState.FAILED, MessageState.UNKNOWN, MessageState.CANCELLED);

    /** What is shown, in the order in which it happens. */
    public enum What {
        ALERT,
        INCIDENT,
        TICKET,
        SMS,
        ANNOUNCEMENT,
        WALL
    }

    /**
     * @param done it has come to its good end; false while it is under way
     * @param failed it came to a bad one
     * @param text in the reader's language
     */
    public record Step(What what, boolean done, boolean failed, String text) {}

    /**
     * @param node that failed
     * @param since when it failed
     * @param outage that came of it, once there is one
     * @param ticket of the incident, once there is one
     * @param message how far the SMS is, once there is one
     */
    public record Run(
            String node,
            Instant since,
            Optional<Outage> outage,
            PhoneNumber phone,
            Optional<Long> ticket,
            Optional<MessageState> message,
            List<Step> steps) {
        public boolean isDone() {
            return steps.stream().allMatch(step -> step.done() || step.failed());
        }
    }

    private final Services s;
    private final OutageWords words;

    public Rehearsal(Services s) {
        this.s = s;
        this.words = OutageWords.of(s);
    }

    /** Whether this is a node of rehearsals, which no subscriber and no public page has to do with. */
    public static boolean isNode(String node) {
        return node.startsWith(NODE);
    }

    /**
     * Lets the node fail.
     *
     * @param phone in whatever form; it gets the SMS
     * @throws Refused where she is no admin, the phone is none, or a rehearsal is on
     */
    public void begin(Agent admin, String phone) {
        if (!admin.role().covers(Role.ADMIN)) throw new Refused("reactions.rehearsal-role");
        PhoneNumber number = PhoneNumber.parse(phone, s.site().region())
                .orElseThrow(() -> new Refused("reactions.rehearsal-phone", phone.strip()));
        if (isLeft()) throw new Refused("reactions.rehearsal-on");
        Texts texts = Texts.of("reactions", s.site().language());
        String node = NODE + "-" + s.time().now().getEpochSecond();
        s.audit().add(new Act(admin.login(), AuditKind.REHEARSAL_BEGUN, "node:" + NODE, "", number.e164()));
        s.network().put(new Node(node, null, "", texts.get("rehearsal.node"), ""));
        s.network().put(new Node(node + PORT, node, "", texts.get("rehearsal.port"), "port"));
        s.subscribers()
                .create(new SubscriberData(
                        NODE,
                        texts.get("rehearsal.subscriber"),
                        Kind.PERSON,
                        admin.language(),
                        List.of(number),
                        "",
                        node + PORT,
                        Status.ACTIVE,
                        true,
                        "",
                        null,
                        ""));
        // whoever else is behind the node is no part of a rehearsal
        if (s.subscribers().countServedBy(s.network().tree().subtree(node)) != 1) {
            clean(admin.login());
            throw new Refused("reactions.rehearsal-node", node);
        }
        s.network().alerts().note(List.of(alert(node + PORT, true), alert(node, true)));
        s.time().after(Reaction.REACTIONS, s.network().holdDown().plus(LONGEST), () -> {
            if (s.network().tree().find(node).isPresent()) clean(RepairsAreChecked.BOX);
        });
    }

    private AlertNote alert(String node, boolean open) {
        return new AlertNote(
                SOURCE,
                node,
                List.of(node),
                "ping",
                Severity.CRITICAL,
                open,
                false,
                s.time().now(),
                Texts.of("reactions", s.site().language()).get("rehearsal.node"));
    }

    /** Ends it and takes everything away again; nothing where there is none. */
    public void end(Agent admin) {
        if (!admin.role().covers(Role.ADMIN)) throw new Refused("reactions.rehearsal-role");
        if (!isLeft()) return;
        s.audit().add(new Act(admin.login(), AuditKind.REHEARSAL_ENDED, "node:" + NODE, "", ""));
        clean(admin.login());
    }

    /** What a crash left is taken away. */
    void cleanUp() {
        if (isLeft()) clean(RepairsAreChecked.BOX);
    }

    private boolean isLeft() {
        return !nodes().isEmpty()
                || !alerts().isEmpty()
                || s.subscribers().findByContract(NODE).isPresent();
    }

    /** The node first, then its port. */
    private List<Node> nodes() {
        return s.network().tree().all().stream()
                .filter(node -> isNode(node.id()))
                .sorted(Comparator.comparing(Node::id))
                .toList();
    }

    private List<Alert> alerts() {
        return s.network().alerts().open().stream()
                .filter(alert -> alert.source().equals(SOURCE))
                .toList();
    }

    private Optional<Outage> open() {
        return s.network().openOutages().stream().filter(o -> isNode(o.node())).findFirst();
    }

    /** In the order in which a half-done cleaning can be done again. */
    private void clean(String actor) {
        Optional<Outage> outage = open();
        outage.ifPresent(o -> s.network().dismiss(o.id(), actor));
        s.network()
                .alerts()
                .note(alerts().stream().map(a -> alert(a.key(), false)).toList());
        s.subscribers().findByContract(NODE).ifPresent(fake -> s.subscribers().remove(fake.id()));
        nodes().reversed().forEach(node -> s.network().remove(node.id()));
        // after the reactions to the end, which are before this in the same mailbox
        outage.ifPresent(o -> s.time().soon(Reaction.REACTIONS, () -> ticket(o).ifPresent(t -> close(t, actor))));
    }

    private void close(Ticket ticket, String actor) {
        Ticket at = ticket;
        for (int move = 0; move < MOST_MOVES && at.state() != TicketState.CLOSED; move++) {
            Set<TicketState> next = Lifecycle.next(at, s.time().now());
            TicketState to =
                    List.of(TicketState.CLOSED, TicketState.SOLVED, TicketState.QA, TicketState.REPAIRED).stream()
                            .filter(next::contains)
                            .findFirst()
                            .orElse(null);
            if (to == null) return;
            at = s.tickets().move(at.id(), to, actor);
        }
    }

    private Optional<Ticket> ticket(Outage outage) {
        return s.tickets().list(TicketFilter.ALL.ofOutage(outage.id()), null, 1).stream()
                .findFirst();
    }

    /** The one that is on, with its steps as they are now; empty where none is. */
    public Optional<Run> now(Locale reader) {
        Optional<Subscriber> fake = s.subscribers().findByContract(NODE);
        List<Alert> alerts = alerts();
        if (fake.isEmpty() || fake.get().phones().isEmpty() || alerts.isEmpty()) return Optional.empty();
        return nodes().stream().findFirst().map(node -> run(node, alerts, fake.get(), reader));
    }

    private Run run(Node node, List<Alert> alerts, Subscriber fake, Locale reader) {
        Texts texts = Texts.of("reactions", reader);
        Optional<Outage> outage = open();
        Optional<Long> ticket = outage.flatMap(this::ticket).map(Ticket::id);
        var steps = new ArrayList<Step>();
        steps.add(new Step(What.ALERT, true, false, texts.get("rehearsal.alert", alerts.size())));
        steps.add(incident(outage, texts));
        steps.add(new Step(
                What.TICKET,
                ticket.isPresent(),
                false,
                ticket.map(id -> texts.get("rehearsal.ticket", id)).orElse(texts.get("rehearsal.waits"))));
        Optional<Message> message = outage.flatMap(this::message);
        steps.add(sms(message, reader));
        Optional<Outage> heard = Optional.ofNullable(fake.node()).flatMap(s.network()::findOpenOutageFor);
        steps.add(new Step(
                What.ANNOUNCEMENT,
                heard.isPresent(),
                false,
                heard.map(of -> announcement(of, node, Locale.of(fake.language())))
                        .orElse(texts.get("rehearsal.waits"))));
        steps.add(new Step(
                What.WALL,
                heard.isPresent(),
                false,
                s.boards().asText(s.boards().usual().name())));
        return new Run(
                node.id(),
                alerts.getFirst().firstSeen(),
                outage,
                fake.phones().getFirst(),
                ticket,
                message.map(Message::state),
                steps);
    }

    private Step incident(Optional<Outage> outage, Texts texts) {
        return outage.map(o -> o.state() == OutageState.SUSPECTED
                        ? new Step(What.INCIDENT, false, false, texts.get("rehearsal.suspected", o.id()))
                        : new Step(
                                What.INCIDENT,
                                o.affected() == 1,
                                false,
                                texts.get("rehearsal.incident", o.id(), o.affected())))
                .orElse(new Step(
                        What.INCIDENT,
                        false,
                        false,
                        texts.get("rehearsal.held", s.network().holdDown().toSeconds())));
    }

    private Optional<Message> message(Outage outage) {
        return s.messages()
                .findBatch(OutageBatches.down(outage.id()))
                .flatMap(batch -> s.messages().list(MessageFilter.ofBatch(batch.id()), null, 1).stream()
                        .findFirst());
    }

    private static Step sms(Optional<Message> sent, Locale reader) {
        if (sent.isEmpty())
            return new Step(
                    What.SMS, false, false, Texts.of("reactions", reader).get("rehearsal.waits"));
        Message message = sent.get();
        String why = message.why(reader);
        return new Step(
                What.SMS,
                message.state() == MessageState.DELIVERED,
                LOST.contains(message.state()),
                why.isEmpty() ? message.text() : message.text() + " — " + why);
    }

    private String announcement(Outage outage, Node node, Locale to) {
        return words.of(
                        Telling.NEW,
                        OutageFacts.of(outage, node.name()),
                        to,
                        s.time().now())
                .voice();
    }
}
