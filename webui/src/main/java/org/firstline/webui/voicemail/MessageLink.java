package org.firstline.webui.voicemail;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.nio.file.Path;
import java.util.Optional;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.voicemail.Voicemail;
import org.firstline.webui.Playing;
import org.firstline.webui.SignedIn;

/** Plays a message; whoever opens it has heard it, and that is written down. */
final class MessageLink extends Anchor {
    private static final long serialVersionUID = 1;

    private MessageLink(String address, String words) {
        super(address, "");
        setTarget(AnchorTarget.BLANK);
        add(VaadinIcon.PLAY_CIRCLE_O.create());
        setTitle(words);
        getElement().setAttribute("aria-label", words);
        addClassName("recording");
    }

    /** Empty where the sound is gone, and for people who may not hear it. */
    static Optional<MessageLink> of(Services services, Voicemail one) {
        if (!SignedIn.may(Role.AGENT)) return Optional.empty();
        return services.voicemails().findSound(one).map(file -> link(services, one, file));
    }

    private static MessageLink link(Services services, Voicemail one, Path file) {
        String login = SignedIn.require(Role.AGENT).login();
        String words = MessageWords.here().get("voicemail.play", MessageWords.length(one.length()));
        return new MessageLink(
                Playing.address(file, one.call() + ".wav", () -> {
                    services.voicemails().heard(one.id(), login);
                    services.calls().control().note(one.call(), login, "message-played", "");
                }),
                words);
    }
}
