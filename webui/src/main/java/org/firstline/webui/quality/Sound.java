package org.firstline.webui.quality;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.nio.file.Path;
import java.util.Optional;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Playing;
import org.firstline.webui.SignedIn;

/** Plays the recording of a call within the page, from any place of it; that it was heard is written down once. */
@Tag("audio")
final class Sound extends Component {
    private static final long serialVersionUID = 1;

    private Sound(Services services, String call, Path file) {
        String login = SignedIn.require(Role.SHIFT_HEAD).login();
        getElement().setAttribute("controls", true);
        // who only looks at the questions has not heard it
        getElement().setAttribute("preload", "none");
        getElement().setAttribute("aria-label", QualityWords.here().get("sound"));
        getElement()
                .setAttribute(
                        "src",
                        Playing.of(
                                file,
                                call + ".wav",
                                () -> services.calls().control().note(call, login, "recording-played", "")));
    }

    /** Empty where there is none, and for people who may not hear it. */
    static Optional<Sound> of(Services services, String call) {
        if (!SignedIn.may(Role.SHIFT_HEAD)) return Optional.empty();
        return services.calls().recordings().findFile(call).map(file -> new Sound(services, call, file));
    }
}
