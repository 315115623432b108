package org.firstline.installer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.firstline.base.FreePorts;

/** baresip, a real softphone without a screen: says a tone into its microphone and keeps what its ear hears. */
final class Baresip implements AutoCloseable {
    private static final int SPOKEN_SECONDS = 120;

    private final Path folder;
    private final int control = FreePorts.next();
    private final Tool tool;

    /**
     * @param hertz what it says while in a call
     * @param answers by itself; otherwise it rings until it is told otherwise
     */
    Baresip(Path folder, String user, String password, int server, int hertz, boolean answers) throws IOException {
        this.folder = Files.createDirectories(folder);
        Path spoken = folder.resolve("spoken.wav");
        Sound.write(Sound.tone(hertz, SPOKEN_SECONDS * Sound.RATE), spoken);
        Files.writeString(folder.resolve("config"), """
                poll_method epoll
                sip_listen 127.0.0.1:%d
                audio_source aufile,%s
                audio_player aubridge,ear
                audio_alert aubridge,bell
                ausrc_srate 8000
                auplay_srate 8000
                ausrc_channels 1
                auplay_channels 1
                snd_path %s
                module_path /usr/lib/baresip/modules
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen 127.0.0.1:%d
                """.formatted(FreePorts.next(), spoken, folder, control));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:%s@127.0.0.1:%d>;auth_user=%s;auth_pass=%s;answermode=%s;regint=60;audio_codecs=pcma\n"
                        .formatted(user, server, user, password, answers ? "auto" : "manual"));
        Files.writeString(folder.resolve("contacts"), "");
        tool = new Tool(folder, "baresip", Tool.words(java.util.List.of("baresip"), "-f", folder.toString(), "-v"));
    }

    /** What it decoded in its last call so far. */
    short[] heard() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var newest = files.filter(file -> file.getFileName().toString().endsWith("-dec.wav"))
                    .max(java.util.Comparator.comparing(Path::toString));
            return newest.isEmpty() ? new short[0] : Sound.read(newest.get());
        }
    }

    /** Presses a button: "hangup", "accept". */
    void press(String command) throws IOException {
        byte[] json = "{\"command\":\"%s\"}".formatted(command).getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), control)) {
            socket.getOutputStream()
                    .write((json.length + ":" + new String(json, StandardCharsets.US_ASCII) + ",")
                            .getBytes(StandardCharsets.US_ASCII));
            // the answer tells that it was done
            socket.setSoTimeout(10_000);
            socket.getInputStream().read();
        }
    }

    Path log() {
        return tool.log();
    }

    @Override
    public void close() {
        // unregisters
        tool.terminate();
        try {
            tool.await(5);
        } catch (AssertionError e) {
            tool.close();
        }
    }
}
