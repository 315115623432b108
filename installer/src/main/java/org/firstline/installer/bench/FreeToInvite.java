package org.firstline.installer.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How soon the box gives an agent who has hung up her next call: from her BYE to the next INVITE to her, as they pass on
 * the wire, so without the slowness of whatever plays her phone.
 */
final class FreeToInvite implements Tcpdump.Reader {
    /** A whole message over UDP. */
    static final int OCTETS = 1500;

    private static final Pattern FROM = Pattern.compile("^From:[^\r]*sips?:([^@>;]+)@", Pattern.MULTILINE);
    private static final Pattern TO = Pattern.compile("^To:[^\r]*sips?:([^@>;]+)@", Pattern.MULTILINE);

    private final int sipPort;
    private final Map<String, Long> freeSince = new HashMap<>();

    /** In ms. */
    final Figures times = new Figures();

    FreeToInvite(int sipPort) {
        this.sipPort = sipPort;
    }

    @Override
    public void datagram(long micros, int fromPort, int toPort, ByteBuffer payload) {
        if (toPort == sipPort && begins(payload, "BYE ")) {
            String agent = user(FROM, payload);
            // a BYE that is sent again frees nobody again
            if (agent != null) freeSince.putIfAbsent(agent, micros);
        } else if (fromPort == sipPort && begins(payload, "INVITE ")) {
            Long since = freeSince.remove(user(TO, payload));
            if (since != null) times.add((micros - since) / 1000.0);
        }
    }

    private static boolean begins(ByteBuffer payload, String with) {
        if (payload.remaining() < with.length()) return false;
        for (int i = 0; i < with.length(); i++) if (payload.get(i) != with.charAt(i)) return false;
        return true;
    }

    private static @Nullable String user(Pattern header, ByteBuffer payload) {
        var found = header.matcher(StandardCharsets.UTF_8.decode(payload.duplicate()));
        return found.find() ? found.group(1) : null;
    }
}
