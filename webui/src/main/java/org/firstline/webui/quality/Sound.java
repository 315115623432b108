package org.firstline.webui.quality;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.SignedIn;

/** Plays the recording of a call within the page, from any place of it; that it was heard is written down once. */
@Tag("audio")
final class Sound extends Component {
    private static final long serialVersionUID = 1;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;

    private Sound(Services services, String call, Path file) {
        String login = SignedIn.require(Role.SHIFT_HEAD).login();
        var noted = new AtomicBoolean();
        getElement().setAttribute("controls", true);
        // who only looks at the questions has not heard it
        getElement().setAttribute("preload", "none");
        getElement().setAttribute("aria-label", QualityWords.here().get("sound"));
        getElement().setAttribute("src", (com.vaadin.flow.server.streams.DownloadHandler) event -> {
            if (noted.compareAndSet(false, true)) services.calls().control().note(call, login, "recording-played", "");
            send(event, file);
        });
    }

    /** Empty where there is none, and for people who may not hear it. */
    static Optional<Sound> of(Services services, String call) {
        if (!SignedIn.may(Role.SHIFT_HEAD)) return Optional.empty();
        return services.calls().recordings().findFile(call).map(file -> new Sound(services, call, file));
    }

    /** Browsers jump in a sound only where they may ask for parts of it (RFC 9110, section 14). */
    private static void send(DownloadEvent event, Path file) throws IOException {
        try (FileChannel sound = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = sound.size();
            var response = event.getResponse();
            response.setHeader("Accept-Ranges", "bytes");
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
