package org.firstline.calls.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.firstline.base.SimulatedTime;

/** A network in memory, on simulated time: 5 ms from end to end, and it loses what it is told to lose. */
final class SimulatedNet {
    /** One message on its way. */
    record Sent(InetSocketAddress from, InetSocketAddress to, SipMessage message) {
        String summary() {
            return message instanceof SipRequest request
                    ? request.method()
                    : ((SipResponse) message).status() + " " + message.cseq().method();
        }
    }

    private record Node(String owner, Wire.Receiver receiver) {}

    private static final Duration DELAY = Duration.ofMillis(5);

    final SimulatedTime time;
    final List<Sent> sent = new ArrayList<>();
    Predicate<Sent> loses = s -> false;
    /** How long what has arrived waits before its owner looks at it. */
    Duration slow = Duration.ZERO;

    /** Empty messages that hold a NAT open. */
    int keepAlives;

    private final Map<InetSocketAddress, InetSocketAddress> outside = new HashMap<>();
    private final Map<InetSocketAddress, Node> nodes = new HashMap<>();

    SimulatedNet(SimulatedTime time) {
        this.time = time;
    }

    static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    Wire wire(InetSocketAddress address) {
        return new Wire() {
            @Override
            public void send(Flow to, byte[] octets) {
                deliver(address, to, octets);
            }

            @Override
            public InetSocketAddress local(Flow to) {
                return address;
            }
        };
    }

    void attach(InetSocketAddress address, String owner, Wire.Receiver receiver) {
        nodes.put(address, new Node(owner, receiver));
        if (outside.containsKey(address)) nodes.put(outside.get(address), nodes.get(address));
    }

    /** From now on the others see this node under another address. */
    void translate(InetSocketAddress inside, InetSocketAddress seen) {
        outside.put(inside, seen);
        nodes.put(seen, nodes.getOrDefault(inside, new Node("nobody", null)));
    }

    void deliver(InetSocketAddress sender, Flow to, byte[] octets) {
        if (octets.length == 4) {
            keepAlives++;
            return;
        }
        InetSocketAddress from = outside.getOrDefault(sender, sender);
        SipMessage message = parsed(octets);
        var passing = new Sent(from, to.remote(), message);
        sent.add(passing);
        Node node = nodes.get(to.remote());
        if (node == null || loses.test(passing)) return;
        var flow = new Flow(to.reliable(), from, to.connection());
        var arrival = time.now().plus(DELAY);
        time.after(node.owner, DELAY.plus(slow), () -> node.receiver.received(parsed(octets), flow, arrival));
    }

    private static SipMessage parsed(byte[] octets) {
        try {
            return SipParser.parse(octets);
        } catch (SipParseException e) {
            throw new AssertionError("sent something that is not SIP: " + e.getMessage(), e);
        }
    }

    /** What has been sent since the last call, each as method or status, in order. */
    List<String> take() {
        var taken = sent.stream().map(Sent::summary).toList();
        sent.clear();
        return taken;
    }

    long count(String summary) {
        return sent.stream().filter(s -> s.summary().equals(summary)).count();
    }
}
