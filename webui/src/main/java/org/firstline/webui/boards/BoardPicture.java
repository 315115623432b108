package org.firstline.webui.boards;

import com.vaadin.flow.component.html.Image;
import java.util.Base64;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Png;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** A frame as its diodes would show it. The picture is sent only when it is another. */
final class BoardPicture extends Image {
    private static final long serialVersionUID = 1;
    private static final int WIDTH = 960;

    private transient @Nullable Frame shown;

    BoardPicture(String title) {
        addClassName("board");
        setAlt(Words.here().get("webui.boards.picture", title));
    }

    void show(Frame frame) {
        if (shown != null && frame.equals(shown)) return;
        shown = frame;
        byte[] png = Png.of(frame, Math.clamp(WIDTH / frame.width(), 2, 12));
        setSrc("data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }
}
