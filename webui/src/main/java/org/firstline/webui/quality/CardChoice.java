package org.firstline.webui.quality;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.firstline.quality.Scorecard;
import org.firstline.webui.Words;

/** One of the scorecards, or all of them while none is chosen. */
final class CardChoice extends Select<Scorecard> {
    private static final long serialVersionUID = 1;

    CardChoice(Words words, List<Scorecard> cards, Runnable changed) {
        setEmptySelectionAllowed(true);
        setEmptySelectionCaption(words.get("any-card"));
        setPlaceholder(words.get("any-card"));
        setAriaLabel(words.get("card"));
        setItemLabelGenerator(one -> one == null ? words.get("any-card") : one.name());
        setItems(cards);
        addValueChangeListener(e -> changed.run());
    }
}
