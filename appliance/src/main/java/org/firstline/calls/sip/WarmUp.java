package org.firstline.calls.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.function.Supplier;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.firstline.calls.EndCause;

/**
 * Calls that the core has with itself, in memory, before its port opens: classes are loaded and the compiler has seen the
 * way of a call, so that the first real callers after a start are not shed because we are slow. On the caller's thread,
 * a fraction of a second.
 */
final class WarmUp {
    static final int CALLS = 100;
    private static final InetSocketAddress NEAR = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);
    private static final InetSocketAddress FAR = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5062);

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final Instant now;
    private final UserAgent near;
    private final UserAgent far;
    private int answered;

    private WarmUp(Instant now) {
        this.now = now;
        this.near = agent(NEAR, this::far);
        this.far = agent(FAR, this::near);
    }

    /** Gives how many of its calls went as they should: all of them. */
    static int run(Instant now) {
        var warmUp = new WarmUp(now);
        for (int i = 0; i < CALLS; i++) warmUp.call(i);
        return warmUp.answered;
    }

    private Wire.Receiver near() {
        return near;
    }

    private Wire.Receiver far() {
        return far;
    }

    private UserAgent agent(InetSocketAddress address, Supplier<Wire.Receiver> other) {
        var time = new OneMoment();
        Wire wire = new Wire() {
            @Override
            public void send(Flow to, byte[] octets) {
                waiting.add(() -> {
                    try {
                        other.get().received(SipParser.parse(octets), Flow.udp(address), now);
                    } catch (SipParseException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }

            @Override
            public InetSocketAddress local(Flow to) {
                return address;
            }
        };
        return new UserAgent("warm-up", time, wire, new SipCounters(), new UserAgent.Host() {
            @Override
            public boolean answers(SipRequest request, Flow source) {
                return true;
            }

            @Override
            public void request(ServerTransaction transaction, String tag) {
                take((InviteServer) transaction);
            }
        });
    }

    private void take(InviteServer invite) {
        CallIn call = CallIn.begin(near, new Party(), invite, true, "warm-up");
        if (call == null) throw new IllegalStateException("our own call was refused");
        call.ring();
        call.answer(session(near, NEAR));
    }

    private void call(int number) {
        SipUri target = SipUri.of(Integer.toString(number), "127.0.0.1", 5060);
        var caller = NameAddr.of("Warm up", SipUri.of("+74950000000", "127.0.0.1", 0));
        var call = new CallOut(
                far, new Party(), target, Flow.udp(NEAR), caller, NameAddr.of("", target), session(far, FAR), null);
        settle();
        call.hangUp(480);
        settle();
    }

    private static SdpSession session(UserAgent agent, InetSocketAddress address) {
        return new SdpSession(address.getAddress(), 4000, address.getAddress(), agent.sessionId());
    }

    private void settle() {
        Runnable next;
        while ((next = waiting.poll()) != null) next.run();
    }

    private final class Party implements CallUser {
        @Override
        public void ringing() {}

        @Override
        public void answered() {
            answered++;
        }

        @Override
        public void agreed(Agreement agreement) {}

        @Override
        public void digit(char digit) {}

        @Override
        public void ended(EndCause cause, Runnable acknowledge) {
            acknowledge.run();
        }
    }

    /** Time in which no time passes: nothing is late, nothing is repeated. */
    private final class OneMoment implements Time {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void soon(String who, Runnable task) {
            waiting.add(task);
        }

        @Override
        public Cancel after(String who, Duration wait, Runnable task) {
            return () -> {};
        }

        @Override
        public Cancel every(String who, Duration step, Runnable tick) {
            return () -> {};
        }

        @Override
        public boolean isOn(String who) {
            return true;
        }
    }
}
