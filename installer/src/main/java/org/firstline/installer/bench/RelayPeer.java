package org.firstline.installer.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Law;
import org.firstline.calls.rtp.NoPortLeft;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.rtp.RtpStream;

/**
 * rtpengine without its kernel module, where Debian's package is installed: a relay in C that hands on the same streams on
 * the same machine, told of each call by its "ng" protocol (bencoded dictionaries over UDP).
 */
final class RelayPeer {
    private static final Path RTPENGINE = Path.of("/usr/bin/rtpengine");
    private static final Pattern PORT = Pattern.compile("m=audio (\\d+) ");
    private static final int FIRST_PORT = 36000;
    private static final int WARM_SECONDS = 10;
    private static final int SECONDS = 6;

    private final DatagramSocket socket;
    private final int ngPort;
    private int cookie;

    private RelayPeer(DatagramSocket socket, int ngPort) {
        this.socket = socket;
        this.ngPort = ngPort;
    }

    static void run(int calls, Clip murmur) throws IOException, NoPortLeft {
        if (!Files.isExecutable(RTPENGINE)) {
            System.out.println("rtpengine is not installed here: package rtpengine-daemon");
            return;
        }
        Path log = Files.createTempFile("firstline-rtpengine", ".log");
        int port = BoxProcess.freePort();
        Process daemon = new ProcessBuilder(
                        RTPENGINE.toString(),
                        "--config-file=none",
                        "--foreground",
                        "--log-stderr",
                        "--log-level=3",
                        "--table=-1",
                        "--interface=127.0.0.1",
                        "--listen-ng=127.0.0.1:" + port,
                        "--port-min=" + FIRST_PORT,
                        "--port-max=" + (FIRST_PORT + 4 * calls + 100))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var pump = new RtpPump(InetAddress.getLoopbackAddress(), 50000, 50000 + 4 * calls + 10)) {
            socket.setSoTimeout(1000);
            pump.start();
            List<RtpStream> streams = new RelayPeer(socket, port).calls(calls, pump, murmur);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(WARM_SECONDS));
            double cpu = BoxProcess.cpuMillis(daemon.pid());
            long heard = heard(streams);
            long from = System.nanoTime();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS));
            double millis = (System.nanoTime() - from) / 1e6;
            Figures.head("rtpengine, " + calls + " bridged calls, " + SECONDS + " s");
            Figures.row("processor time, % of a core", (BoxProcess.cpuMillis(daemon.pid()) - cpu) / millis * 100, "");
            Figures.row(
                    "packets a second of a stream", (heard(streams) - heard) * 1000.0 / millis / streams.size(), "");
        } catch (IOException e) {
            System.out.println("rtpengine: " + e.getMessage() + "; its log is " + log);
        } finally {
            daemon.destroy();
        }
    }

    private static long heard(List<RtpStream> streams) {
        return streams.stream().mapToLong(s -> s.stats().packetsIn()).sum();
    }

    /** Two streams a call, each of which talks to the relay. */
    private List<RtpStream> calls(int calls, RtpPump pump, Clip murmur) throws IOException, NoPortLeft {
        var streams = new ArrayList<RtpStream>();
        for (int i = 0; i < calls; i++) {
            RtpStream caller = pump.open();
            RtpStream phone = pump.open();
            String call = "7:call-id" + text("bench" + i) + "8:from-tag" + text("caller");
            int forPhone = ask("d" + call + "7:command5:offer3:sdp" + text(sdp(caller)) + "e");
            int forCaller =
                    ask("d" + call + "7:command6:answer3:sdp" + text(sdp(phone)) + "6:to-tag" + text("phone") + "e");
            for (RtpStream stream : List.of(caller, phone)) {
                int to = stream == caller ? forCaller : forPhone;
                stream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to), Law.PCMA, -1);
                stream.loop(murmur);
                streams.add(stream);
            }
        }
        return streams;
    }

    /** Said again until it is answered, since the daemon may not listen yet. @return the relay's port in the answer */
    private int ask(String dictionary) throws IOException {
        String mark = ++cookie + " ";
        byte[] octets = (mark + dictionary).getBytes(StandardCharsets.UTF_8);
        IOException silence = new IOException("no answer");
        for (int i = 0; i < 5; i++) {
            socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), ngPort));
            try {
                var answer = new DatagramPacket(new byte[8192], 8192);
                socket.receive(answer);
                String said = new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
                var port = PORT.matcher(said);
                if (said.startsWith(mark) && port.find()) return Integer.parseInt(port.group(1));
                silence = new IOException("it said " + said);
            } catch (IOException e) {
                silence = e;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
        throw silence;
    }

    private static String text(String text) {
        return text.length() + ":" + text;
    }

    private static String sdp(RtpStream stream) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + stream.port()
                + " RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n";
    }
}
