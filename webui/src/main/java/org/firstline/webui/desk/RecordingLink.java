package org.firstline.webui.desk;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.nio.file.Path;
import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Playing;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** The way to a call's recording, for those who watch over calls; who opens it is written down. */
public final class RecordingLink extends Anchor {
    private static final long serialVersionUID = 1;

    private RecordingLink(String address) {
        super(address, "");
        setTarget(AnchorTarget.BLANK);
        add(VaadinIcon.PLAY_CIRCLE_O.create());
        String words = Words.here().get("webui.recording.listen");
        setTitle(words);
        getElement().setAttribute("aria-label", words);
        addClassName("recording");
    }

    /** Empty where there is none, and for people who may not hear it. */
    public static Optional<RecordingLink> of(Services services, Call call) {
        if (call.answeredAt() == null || call.endedAt() == null || !SignedIn.may(Role.SHIFT_HEAD))
            return Optional.empty();
        return services.calls().recordings().findFile(call.id()).map(file -> link(services, call.id(), file));
    }

    private static RecordingLink link(Services services, String call, Path file) {
        String login = SignedIn.get().login();
        return new RecordingLink(Playing.address(
                file, call + ".wav", () -> services.calls().control().note(call, login, "recording-played", "")));
    }
}
