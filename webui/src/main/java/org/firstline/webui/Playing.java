package org.firstline.webui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives a sound to a browser's player, which may begin at any place of it. */
public final class Playing {
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    private Playing() {}

    /**
     * @param file a WAV
     * @param name under which a person may keep it
     * @param heard what to write down; once, though a player asks for several parts
     */
    public static DownloadHandler of(Path file, String name, Runnable heard) {
        var noted = new AtomicBoolean();
        return event -> {
            if (noted.compareAndSet(false, true)) heard.run();
            send(event, file, name);
        };
    }

    /** Browsers jump in a sound only where they may ask for parts of it (RFC 9110, section 14). */
    private static void send(DownloadEvent event, Path file, String name) throws IOException {
        try (FileChannel sound = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = sound.size();
            var response = event.getResponse();
            response.setHeader("Accept-Ranges", "bytes");
            response.setHeader("Content-Disposition", "inline; filename=\"" + name + "\"");
            event.setContentType("audio/wav");
            String asked = event.getRequest().getHeader("Range");
            ByteRange range = ByteRange.parse(asked, size);
            if (range == null) {
                response.setStatus(NOT_SATISFIABLE);
                response.setHeader("Content-Range", "bytes */" + size);
                return;
            }
            if (range.length() < size) {
                response.setStatus(PARTIAL);
                response.setHeader("Content-Range", "bytes " + range.first() + "-" + (range.end() - 1) + "/" + size);
            }
            event.setContentLength(range.length());
            OutputStream out = event.getOutputStream();
            long at = range.first();
            var target = Channels.newChannel(out);
            while (at < range.end()) {
                long sent = sound.transferTo(at, range.end() - at, target);
                if (sent <= 0) return;
                at += sent;
            }
        }
    }
}
