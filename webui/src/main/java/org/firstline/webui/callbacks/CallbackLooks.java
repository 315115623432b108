package org.firstline.webui.callbacks;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.base.PhoneNumber;
import org.firstline.callbacks.Callback;
import org.firstline.callbacks.CallbackState;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.web.Json;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** How a callback is shown. */
final class CallbackLooks {
    private CallbackLooks() {}

    static Look of(CallbackState state) {
        String word = Words.here().get("webui.callback.state." + Json.word(state));
        return switch (state) {
            case WAITING -> new Look(VaadinIcon.HOURGLASS, word, Tone.CALM);
            case CALLING_AGENT, CALLING_SUBSCRIBER -> new Look(VaadinIcon.PHONE, word, Tone.BUSY);
            case DONE -> new Look(VaadinIcon.CHECK, word, Tone.GOOD);
            case FAILED -> new Look(VaadinIcon.WARNING, word, Tone.BAD);
            case CANCELLED -> new Look(VaadinIcon.BAN, word, Tone.CALM);
        };
    }

    static String who(Callback one) {
        String number = one.number().startsWith("+") ? new PhoneNumber(one.number()).pretty() : one.number();
        return one.name().isEmpty() ? number : number + ", " + one.name();
    }

    static String queue(Services services, String name) {
        return services.routing()
                .findQueue(name)
                .map((QueueSettings q) -> q.title(Words.locale()))
                .orElse(name);
    }
}
