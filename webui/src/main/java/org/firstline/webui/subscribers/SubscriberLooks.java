package org.firstline.webui.subscribers;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.math.BigDecimal;
import java.text.NumberFormat;
import org.firstline.network.NodeState;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.web.Json;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** How subscribers and the nodes that serve them are told. */
public final class SubscriberLooks {
    private SubscriberLooks() {}

    public static Look of(Status status) {
        String word = word(status);
        return switch (status) {
            case ACTIVE -> new Look(VaadinIcon.CHECK, word, Tone.GOOD);
            case SUSPENDED -> new Look(VaadinIcon.PAUSE, word, Tone.WARNING);
            case DEBT -> new Look(VaadinIcon.WALLET, word, Tone.BAD);
            case FROZEN -> new Look(VaadinIcon.ASTERISK, word, Tone.BUSY);
            case CLOSED -> new Look(VaadinIcon.ARCHIVE, word, Tone.CALM);
        };
    }

    public static Look of(NodeState state) {
        String word = Words.here().get("webui.node." + Json.word(state));
        return switch (state) {
            case UP -> new Look(VaadinIcon.CHECK, word, Tone.GOOD);
            case WARNING -> new Look(VaadinIcon.WARNING, word, Tone.WARNING);
            case SETTLING -> new Look(VaadinIcon.HOURGLASS, word, Tone.WARNING);
            case DOWN -> new Look(VaadinIcon.CLOSE_CIRCLE, word, Tone.BAD);
            case CUT_OFF -> new Look(VaadinIcon.UNLINK, word, Tone.BAD);
            case WORKS -> new Look(VaadinIcon.WRENCH, word, Tone.BUSY);
        };
    }

    static String word(Status status) {
        return Words.here().get("webui.subscriber.status." + Json.word(status));
    }

    static String word(Kind kind) {
        return Words.here().get("webui.subscriber.kind." + Json.word(kind));
    }

    public static String amount(BigDecimal amount) {
        var format = NumberFormat.getNumberInstance(Words.locale());
        format.setMinimumFractionDigits(2);
        return format.format(amount);
    }
}
