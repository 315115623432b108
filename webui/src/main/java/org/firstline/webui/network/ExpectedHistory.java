package org.firstline.webui.network;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.time.Instant;
import java.util.List;
import org.firstline.network.ExpectedChange;
import org.firstline.webui.Ago;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** What was promised of an outage's end, by whom and when; nothing where nobody promised anything. */
final class ExpectedHistory extends Div {
    private static final long serialVersionUID = 1;

    ExpectedHistory(List<ExpectedChange> history) {
        setVisible(!history.isEmpty());
        if (history.isEmpty()) return;
        var words = Words.here();
        var list = new OrderedList();
        for (ExpectedChange change : history)
            list.add(new ListItem(words.get(
                    "webui.outage.promised",
                    Ago.exact(change.at()),
                    change.actor().equals("box") ? words.get("webui.outage.step.box") : change.actor(),
                    said(words, change.from()),
                    said(words, change.to()))));
        add(new H2(words.get("webui.outage.promises")), list);
    }

    private static String said(Words words, @Nullable Instant at) {
        return at == null ? words.get("webui.outage.expected.unknown") : Ago.exact(at);
    }
}
