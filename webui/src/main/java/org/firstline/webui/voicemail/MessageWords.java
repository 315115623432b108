package org.firstline.webui.voicemail;

import java.time.Duration;
import java.util.Locale;
import org.firstline.people.Agent;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.voicemail.Voicemail;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** The words of these screens, and how a message looks in them. */
final class MessageWords {
    private static final String BUNDLE = MessageWords.class.getPackageName().substring("org.firstline.".length());

    private MessageWords() {}

    static Words here() {
        return Words.of(BUNDLE);
    }

    static String length(Duration of) {
        long seconds = of.toSeconds();
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    static String queue(Services services, String name) {
        return services.routing()
                .findQueue(name)
                .map((QueueSettings queue) -> queue.title(Words.locale()))
                .orElse(name);
    }

    /** Who has listened, or that nobody has. */
    static Look heard(Services services, Voicemail one) {
        String login = one.heardBy();
        if (login == null)
            return new Look(
                    com.vaadin.flow.component.icon.VaadinIcon.ENVELOPE, here().get("voicemail.new"), Tone.WARNING);
        String name = services.people().findByLogin(login).map(Agent::name).orElse(login);
        return new Look(
                com.vaadin.flow.component.icon.VaadinIcon.ENVELOPE_OPEN,
                here().get("voicemail.heard", name),
                Tone.CALM);
    }
}
