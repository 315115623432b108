package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.firstline.base.Scratch;

/** Runs Kamailio, somebody else's SIP server, as the provider that {@code kamailio/provider.cfg} describes. */
final class Kamailio implements AutoCloseable {
    private final Process process;
    private final int port;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private Kamailio(Process process, int port) {
        this.process = process;
        this.port = port;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * @param exchange the port where calls outside go on
     * @param algorithm of the digest: MD5 or SHA-256
     */
    static Kamailio start(int port, int exchange, String algorithm) throws IOException, InterruptedException {
        Path folder = Scratch.folder("kamailio");
        Path config = folder.resolve("provider.cfg");
        try (var template = Objects.requireNonNull(Kamailio.class.getResourceAsStream("/kamailio/provider.cfg"))) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("mpath=MODULES", "listen=udp:127.0.0.1:" + port + "\nmpath=\"" + modules() + "\"")
                    .replace("\"ALGORITHM\"", "\"" + algorithm + "\"")
                    .replace("127.0.0.1:UAS", "127.0.0.1:" + exchange);
            Files.writeString(config, text);
        }
        try {
            var process = new ProcessBuilder(List.of(
                            "kamailio",
                            "-f",
                            config.toString(),
                            "-DD",
                            "-E",
                            "-m",
                            "32",
                            "-M",
                            "4",
                            "-n",
                            "1",
                            "-Y",
                            folder.toString(),
                            "-w",
                            folder.toString(),
                            "-P",
                            folder.resolve("pid").toString()))
                    .redirectErrorStream(true)
                    .start();
            var started = new Kamailio(process, port);
            started.awaitAnswer();
            return started;
        } catch (IOException e) {
            throw new AssertionError(
                    "kamailio is not installed (Debian package kamailio); './firstline test' installs it", e);
        }
    }

    private static String modules() throws IOException {
        try (var folders = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (Path folder : folders) {
                Path modules = folder.resolve("kamailio/modules");
                if (Files.isDirectory(modules)) return modules + "/";
            }
        }
        return "/usr/lib/kamailio/modules/";
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        try (var probe = new java.net.DatagramSocket(0, java.net.InetAddress.getLoopbackAddress())) {
            String options = "OPTIONS sip:127.0.0.1:" + port + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
                    + probe.getLocalPort() + ";branch=z9hG4bKprobe;rport\r\nFrom: <sip:probe@127.0.0.1>;tag=1\r\n"
                    + "To: <sip:127.0.0.1>\r\nCall-ID: probe\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n"
                    + "Content-Length: 0\r\n\r\n";
            byte[] octets = options.getBytes(StandardCharsets.US_ASCII);
            var to = new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), port);
            probe.setSoTimeout(200);
            for (int i = 0; i < 100 && process.isAlive(); i++) {
                probe.send(new java.net.DatagramPacket(octets, octets.length, to));
                try {
                    probe.receive(new java.net.DatagramPacket(new byte[2000], 2000));
                    return;
                } catch (java.net.SocketTimeoutException e) {
                    // not up yet
                }
            }
        }
        process.destroyForcibly();
        throw new AssertionError("kamailio does not answer:\n" + String.join("\n", lines));
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) add(line);
        } catch (IOException e) {
            add(e.toString());
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** Waits until its log has said this, sooner or later. */
    synchronized void says(String wanted) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (lines.stream().noneMatch(line -> line.contains(wanted))) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0)
                throw new AssertionError(
                        "kamailio at " + port + " never said " + wanted + ", but\n" + String.join("\n", lines));
            wait(left);
        }
    }

    /**
     * Waits until somebody listens at this UDP port. It looks at the kernel's list: whoever tried by taking the port himself
     * would now and then have it at the moment when the other wants it.
     */
    static void awaitTaken(int port) throws IOException {
        String ending = ":%04X".formatted(port);
        for (int i = 0; i < 800; i++) {
            for (String line : Files.readAllLines(Path.of("/proc/net/udp"))) {
                String[] words = line.strip().split(" +");
                if (words.length > 1 && words[1].endsWith(ending)) return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(25_000_000);
        }
        throw new AssertionError("nobody listens at " + port);
    }

    /** Dead at once, as if its power were cut; with the processes that it has made. */
    void kill() throws InterruptedException {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        reader.join(1000);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
