package org.firstline.webui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.firstline.messages.BatchCounts;
import org.firstline.messages.MessageState;

/** How far a batch of messages is: a bar for the eye, and the same in numbers and words. */
public final class DeliveryBar extends Div {
    private static final long serialVersionUID = 1;

    private record Share(MessageState state, int count) {}

    public DeliveryBar(BatchCounts counts) {
        addClassName("delivery");
        var bar = new Div();
        bar.addClassName("shares");
        bar.getElement().setAttribute("aria-hidden", "true");
        var words = new ArrayList<String>();
        for (Share share : shares(counts)) {
            if (share.count == 0) continue;
            var piece = new Span();
            piece.addClassName(MessageBadge.tone(share.state).className());
            piece.getStyle().set("flex-grow", String.valueOf(share.count));
            bar.add(piece);
            words.add(Words.here().get("webui.messages.count." + MessageBadge.key(share.state), share.count));
        }
        var numbers = new Span(words.isEmpty() ? Words.here().get("webui.messages.nobody") : String.join(" · ", words));
        numbers.addClassName("numbers");
        add(bar, numbers);
    }

    private static List<Share> shares(BatchCounts counts) {
        return List.of(
                new Share(MessageState.DELIVERED, counts.delivered()),
                new Share(MessageState.SENT, counts.sent()),
                new Share(MessageState.SENDING, counts.sending()),
                new Share(MessageState.QUEUED, counts.queued()),
                new Share(MessageState.UNKNOWN, counts.unknown()),
                new Share(MessageState.FAILED, counts.failed()),
                new Share(MessageState.CANCELLED, counts.cancelled()));
    }
}
