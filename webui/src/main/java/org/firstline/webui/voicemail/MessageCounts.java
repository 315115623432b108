package org.firstline.webui.voicemail;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Map;
import org.firstline.services.Services;
import org.firstline.voicemail.VoicemailEvent;
import org.firstline.webui.Live;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;

/** How many messages of each queue nobody has heard yet; leads to their list. */
public final class MessageCounts extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;

    public MessageCounts(Services services) {
        this.services = services;
        addClassName("bar");
        setId("message-counts");
        draw();
        Live.redraw(this, services, this::draw, VoicemailEvent.class);
    }

    private void draw() {
        removeAll();
        Map<String, Integer> unheard = services.voicemails().countUnheard();
        setVisible(!unheard.isEmpty());
        unheard.forEach((queue, count) -> {
            var badge = new StateBadge(
                    VaadinIcon.ENVELOPE,
                    MessageWords.here().get("voicemail.count", MessageWords.queue(services, queue), count),
                    Tone.WARNING);
            var link = new Anchor("callbacks", "");
            link.add(badge);
            add(link);
        });
    }
}
