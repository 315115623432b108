package org.firstline.calls.sip;

import org.firstline.base.Cancel;
import org.firstline.calls.TrunkFault;
import org.firstline.calls.sip.trunk.Liveness;
import org.firstline.calls.sip.trunk.Target;
import org.jspecify.annotations.Nullable;

/**
 * One server of a trunk, and whether it is there: asked with OPTIONS each {@link
 * org.firstline.calls.sip.trunk.Pace#probe}. Anything that answers is there, unless it says that it is out of service. On
 * the owner's thread.
 */
final class Peer {
    private final Target target;
    private final Flow flow;
    private Liveness liveness = Liveness.NEW;
    private boolean heard;
    private boolean doubted;
    private TrunkFault refusal = TrunkFault.NONE;
    private @Nullable Probe pending;

    Peer(Target target) {
        this.target = target;
        this.flow = target.tcp() ? Flow.tcp(target.address()) : Flow.udp(target.address());
    }

    Target target() {
        return target;
    }

    Flow flow() {
        return flow;
    }

    boolean isUp() {
        return liveness.up();
    }

    /** Whether it was silent when it was last asked for anything: others are tried before it. */
    boolean isDoubted() {
        return doubted;
    }

    /** It let a call wait for nothing; believed again with its next answer to a probe. */
    void doubt() {
        doubted = true;
    }

    /** Whether it has ever said anything. */
    boolean wasHeard() {
        return heard;
    }

    /** What it said when it was last asked and out of service; none where it said nothing, or is there. */
    TrunkFault refusal() {
        return refusal;
    }

    /** It answered, or should have; a probe's outcome or a registration's. */
    void heard(boolean answered) {
        if (answered) heard = true;
        doubted = !answered;
        liveness = liveness.heard(answered);
    }

    /** Asks again; a question that is still open was missed. */
    void probe(Trunk trunk) {
        if (pending != null) {
            missed(trunk);
        }
        pending = new Probe(trunk);
        trunk.agent().send(trunk.options(), flow, pending);
    }

    private void missed(Trunk trunk) {
        pending = null;
        refusal = TrunkFault.NONE;
        heard(false);
        trunk.changed();
    }

    private final class Probe implements ClientTransaction.User {
        private final Trunk trunk;

        Probe(Trunk trunk) {
            this.trunk = trunk;
        }

        @Override
        public void response(SipResponse response) {
            if (response.isProvisional() || pending != this) return;
            pending = null;
            boolean serves = response.status() != 503 && response.status() != 408;
            String words = response.status() + " " + response.reason();
            refusal = serves ? TrunkFault.NONE : new TrunkFault(TrunkFault.Kind.ANSWERED, target.toString(), words);
            heard(serves);
            trunk.seenAs(response, flow);
            trunk.changed();
        }

        @Override
        public void failed() {
            if (pending == this) missed(trunk);
        }
    }

    /** For timers that are not there yet. */
    static final Cancel NOTHING = () -> {};
}
