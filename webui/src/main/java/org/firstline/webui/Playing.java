package org.firstline.webui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.StreamRegistration;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gives a sound to a browser's player, which may begin at any place of it. */
public final class Playing {
    /** So many sounds of a page can be played at a time; who opens more can no longer jump in the first. */
    private static final int MOST_ADDRESSES = 200;

    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    /** What an open page has given addresses to, the last one asked for last. */
    private static final class Addresses extends LinkedHashMap<String, StreamRegistration> {
        private static final long serialVersionUID = 1;

        private Addresses() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StreamRegistration> eldest) {
            if (size() <= MOST_ADDRESSES) return false;
            eldest.getValue().unregister();
            return true;
        }
    }

    private Playing() {}

    /**
     * Where the page that is being drawn has this sound, known by its file: a call's recording and what its caller left may
     * have one name. A list that is drawn anew gives the same address, so that who
     * listens can still jump in what he hears.
     *
     * @param name under which a person may keep it
     * @param heard what to write down; once for each page
     */
    public static String address(Path file, String name, Runnable heard) {
        UI page = UI.getCurrent();
        var addresses = ComponentUtil.getData(page, Addresses.class);
        if (addresses == null) {
            addresses = new Addresses();
            ComponentUtil.setData(page, Addresses.class, addresses);
        }
        return addresses
                .computeIfAbsent(
                        file.toString(),
                        _ -> page.getSession()
                                .getResourceRegistry()
                                .registerResource(of(file, name, heard), page.getElement()))
                .getResourceUri()
                .toString();
    }

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
