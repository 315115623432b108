package org.firstline.appliance;

import java.io.IOException;
import java.util.List;
import org.firstline.diagnostics.probes.Probes;
import org.firstline.diagnostics.probes.SimulatedAccess;
import org.firstline.network.Network;
import org.firstline.network.NodeState;
import org.jspecify.annotations.Nullable;

/** What line checks ask: the real network, a simulated one that is down where the box's own tree is, or nothing. */
final class CheckWires implements AutoCloseable {
    private static final int SAME_HOST = 20;

    private volatile @Nullable Network network;
    private @Nullable SimulatedAccess simulated;

    Capabilities.Checks checks(Settings settings) throws IOException {
        int lanes = settings.probes().lanes();
        return switch (settings.checks()) {
            case "simulated" -> {
                simulated = new SimulatedAccess(this::isDown);
                yield new Capabilities.Checks(simulated.probes(), lanes, settings.repair());
            }
            case "none" -> new Capabilities.Checks(List.of(), 1, settings.repair());
            default -> new Capabilities.Checks(Probes.of(settings.probes()), lanes, settings.repair());
        };
    }

    /** The network comes later, since it is made with what is made here. */
    void of(Network made) {
        network = made;
    }

    private boolean isDown(String host) {
        Network known = network;
        return known != null
                && known.list(host, null, SAME_HOST).stream()
                        .filter(view -> view.node().host().equals(host))
                        .anyMatch(view -> view.state() == NodeState.DOWN || view.state() == NodeState.CUT_OFF);
    }

    @Override
    public void close() {
        if (simulated != null) simulated.close();
    }
}
