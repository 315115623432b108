package org.firstline.installer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.firstline.base.FreePorts;

/** sipp, somebody else's SIP, on a scenario of the folder {@code callers}. Over UDP a scenario may wait for a nudge. */
final class Sipp implements AutoCloseable {
    private final String name;
    private final int port;
    private final Tool tool;

    private Sipp(String name, int port, Tool tool) {
        this.name = name;
        this.port = port;
        this.tool = tool;
    }

    /**
     * Starts one run of a scenario.
     *
     * @param server the box's SIP port
     * @param port its own
     * @param transport u1 for UDP, t1 for TCP
     */
    static Sipp start(Path folder, String scenario, int server, int port, String transport, String... more)
            throws IOException {
        Path file;
        try {
            file = Path.of(Objects.requireNonNull(Sipp.class.getResource("/callers/" + scenario + ".xml"), scenario)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        List<String> command = Tool.words(
                List.of("sipp", "127.0.0.1:" + server, "-sf", file.toString(), "-i", "127.0.0.1"),
                "-p",
                "" + port,
                "-t",
                transport,
                "-m",
                "1",
                "-nostdin",
                "-cid_str",
                scenario + "-%u",
                "-timeout",
                "120",
                "-timeout_error");
        return new Sipp(scenario, port, new Tool(folder, scenario, Tool.words(command, more)));
    }

    /** A caller from the trunk, who stays until nudged or until the box hangs up. */
    static Sipp caller(Path folder, int server, String from, int rtpPort) throws IOException {
        return start(
                folder,
                "caller",
                server,
                FreePorts.next(),
                "u1",
                "-s",
                "83433000000",
                "-key",
                "from",
                from,
                "-key",
                "rtp",
                "" + rtpPort);
    }

    /** Lets the scenario go on from where it waits for a MESSAGE. */
    void nudge() throws IOException {
        byte[] message = """
                MESSAGE sip:sipp@127.0.0.1:%d SIP/2.0\r
                Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK-nudge\r
                From: <sip:test@127.0.0.1>;tag=test\r
                To: <sip:sipp@127.0.0.1>\r
                Call-ID: %s-1\r
                CSeq: 1 MESSAGE\r
                Content-Length: 0\r
                \r
                """.formatted(port, name).getBytes(StandardCharsets.US_ASCII);
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    /** Waits for the scenario to end, and wants it to have gone as it is written. */
    void succeeds() {
        int status = tool.await(60);
        if (status != 0) throw new AssertionError("sipp " + name + " ended with " + status + ":\n" + tool.said());
    }

    Path log() {
        return tool.log();
    }

    @Override
    public void close() {
        tool.close();
    }
}
