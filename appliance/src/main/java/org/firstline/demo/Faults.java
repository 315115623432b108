package org.firstline.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Time;
import org.firstline.network.Alert;
import org.firstline.network.AlertFilter;
import org.firstline.network.Network;
import org.firstline.network.Node;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Severity;

/** The monitor of the demo: now and then one of the small nodes stops answering for a while. On "traffic". */
final class Faults {
    private static final String SOURCE = "demo";
    private static final String RULE = "ICMP ping failed";
    private static final int MOST_LEFT_OVER = 100;

    private final Time time;
    private final Network network;
    private final List<Node> nodes;
    private final Duration lasts;
    private final Dice dice;
    private final List<Node> dead = new ArrayList<>();

    /** @param nodes that may fail */
    Faults(Time time, Network network, List<Node> nodes, Duration lasts, Dice dice) {
        this.time = time;
        this.network = network;
        this.nodes = nodes;
        this.lasts = lasts;
        this.dice = dice;
    }

    /** Takes back what an earlier run left open when it was killed. */
    void begin() {
        var left = new ArrayList<AlertNote>();
        for (Alert alert : network.alerts().list(AlertFilter.OPEN, null, MOST_LEFT_OVER))
            if (alert.source().equals(SOURCE)) left.add(note(alert.key(), alert.hosts(), false));
        if (!left.isEmpty()) network.alerts().note(left);
    }

    /** One more node fails, and answers again later. */
    void strike() {
        if (nodes.isEmpty()) return;
        Node node = dice.pick(nodes);
        if (dead.contains(node)) return;
        dead.add(node);
        network.alerts().note(List.of(note(node, true)));
        time.after(Traffic.OWNER, lasts, () -> mend(node));
    }

    private void mend(Node node) {
        if (dead.remove(node)) network.alerts().note(List.of(note(node, false)));
    }

    /** All answer again: a box that goes on without traffic must not stay with a fault that nobody mends. */
    void end() {
        List.copyOf(dead).forEach(this::mend);
    }

    private AlertNote note(Node node, boolean open) {
        return note(node.id(), List.of(node.host()), open);
    }

    private AlertNote note(String key, List<String> hosts, boolean open) {
        String summary = hosts.getFirst() + (open ? " does not answer" : " answers again");
        return new AlertNote(SOURCE, key, hosts, RULE, Severity.CRITICAL, open, false, time.now(), summary);
    }
}
