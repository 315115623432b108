package org.firstline.webui.floor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.routing.Overflow;
import org.firstline.routing.QueueSettings;
import org.firstline.webui.Words;

/** Where an item goes that the queue does not keep: a kind, and what it needs to know. */
final class OverflowField extends Div {
    private static final long serialVersionUID = 1;
    private static final List<String> KINDS = List.of("announce", "queue", "voicemail", "callback");

    private final Select<String> kind = new Select<>();
    private final Select<QueueSettings> queue = new Select<>();
    private final PromptChoice prompt;

    OverflowField(String label, String id, List<QueueSettings> others, PromptShelf prompts) {
        var routing = Words.of("routing");
        var words = FloorWords.here();
        addClassName("overflow-field");
        prompt = new PromptChoice(prompts);
        prompt.setId(id + "-prompt");
        kind.setId(id);
        kind.setLabel(label);
        kind.setItems(KINDS);
        kind.setItemLabelGenerator(one -> routing.get("overflow." + one, "").strip());
        queue.setLabel(words.get("floor.queue"));
        queue.setItems(others);
        queue.setItemLabelGenerator(one -> one.title(Words.locale()));
        prompt.setLabel(words.get("floor.prompt"));
        prompt.setTooltipText(words.get("floor.prompt.tip"));
        kind.addValueChangeListener(e -> fit());
        kind.setValue("announce");
        add(kind, queue, prompt);
    }

    private void fit() {
        queue.setVisible("queue".equals(kind.getValue()));
        prompt.setVisible("announce".equals(kind.getValue()));
    }

    void setValue(Overflow target) {
        String word = target.word();
        int colon = word.indexOf(':');
        kind.setValue(colon < 0 ? word : word.substring(0, colon));
        String what = colon < 0 ? "" : word.substring(colon + 1);
        if (target instanceof Overflow.Announce) prompt.choose(what);
        queue.getListDataView()
                .getItems()
                .filter(one -> one.name().equals(what))
                .findFirst()
                .ifPresent(queue::setValue);
        fit();
    }

    /** @throws org.firstline.base.Refused when the kind needs a queue or a prompt that is not there */
    Overflow getValue() {
        return switch (kind.getValue()) {
            case "queue" ->
                Overflow.of("queue:"
                        + (queue.getValue() == null ? "" : queue.getValue().name()));
            case "announce" -> Overflow.of("announce:" + prompt.chosen());
            default -> Overflow.of(kind.getValue());
        };
    }
}
