package org.firstline.calls.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.firstline.base.Time;
import org.firstline.calls.LineException;
import org.firstline.calls.rtp.NoPortLeft;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.rtp.RtpStream;
import org.jspecify.annotations.Nullable;

/**
 * A room full of simple telephones that share one SIP port: the agents' phones and the callers of the demo town and of
 * tests. Made of the same messages, transactions and dialogs as the line, from the other side. All on the owner that it
 * is made for, except {@link #open} and {@link #close}.
 */
public final class SipPhones implements AutoCloseable {
    private final InetSocketAddress server;
    private final boolean tcp;
    private final String owner;
    private final Time time;
    private final RtpPump pump;
    private final SipCounters counters = new SipCounters();
    private final Map<String, SipPhone> reachable = new HashMap<>();
    private @Nullable SipTransport transport;
    private @Nullable UserAgent agent;

    /**
     * @param server where the line listens
     * @param tcp to speak TCP; else UDP
     * @param owner whose thread all of it runs on; not the line's, if both are in one process
     * @param pump started by whoever made it
     */
    public SipPhones(InetSocketAddress server, boolean tcp, String owner, Time time, RtpPump pump) {
        this.server = server;
        this.tcp = tcp;
        this.owner = owner;
        this.time = time;
        this.pump = pump;
    }

    /** Opens a port of its own; 0 for any that is free. Octets from anybody but the server are not looked at. */
    public void open(InetAddress bind, int port) throws LineException {
        try {
            var opened = new SipTransport(bind, port, owner, time, server.getAddress()::equals, counters);
            transport = opened;
            opened.start(open(opened));
        } catch (IOException e) {
            throw new LineException("The phones' SIP port " + port + " can't be opened: " + e.getMessage(), e);
        }
    }

    /** Opens over a wire that is there already; gives the receiver that the wire must feed. */
    Wire.Receiver open(Wire wire) {
        agent = new UserAgent(owner, time, wire, counters, new Room());
        return agent;
    }

    /** A phone, on the hook and not registered. An empty password is for callers from the trunk, who need none. */
    public SipPhone phone(String user, String password, SipPhone.Listener listener) {
        return phone(user, password, null, listener);
    }

    SipPhone phone(String user, String password, @Nullable Digest only, SipPhone.Listener listener) {
        var credentials = password.isEmpty() ? null : new Credentials(user, password, only);
        return new SipPhone(this, user, credentials, listener);
    }

    /** Hangs up what talks, and closes the port. Any thread. */
    @Override
    public void close() {
        time.soon(owner, () -> {
            if (agent != null) for (SipCall call : agent.calls()) call.hangUp(480);
            if (transport != null) transport.close();
        });
    }

    void reachable(SipPhone phone, boolean is) {
        if (is) reachable.put(phone.user(), phone);
        else reachable.remove(phone.user(), phone);
    }

    UserAgent agent() {
        return Objects.requireNonNull(agent, "the phones are not open");
    }

    Flow towardsServer() {
        return tcp ? Flow.tcp(server) : Flow.udp(server);
    }

    SipUri serverUri(String user) {
        var uri = SipUri.of(SipUri.escapeUser(user), UserAgent.host(server.getAddress()), server.getPort());
        return tcp ? uri.withParam("transport", "tcp") : uri;
    }

    RtpStream openStream() throws NoPortLeft {
        return pump.open();
    }

    private final class Room implements UserAgent.Host {
        @Override
        public boolean answers(SipRequest request, Flow source) {
            return true;
        }

        @Override
        public void request(ServerTransaction transaction, String tag) {
            SipPhone phone = reachable.get(transaction.request().uri().userText());
            switch (transaction.request().method()) {
                case "INVITE" -> {
                    if (phone == null) transaction.respond(404, tag);
                    else phone.called((InviteServer) transaction, tag);
                }
                case "OPTIONS" -> transaction.respond(phone == null ? 404 : 200, tag);
                default -> transaction.respond(405, tag);
            }
        }
    }
}
