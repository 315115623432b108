package org.firstline.webui.floor;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.webui.Words;

/** One of the prompts that there are, shown by what it says; positions in the queue are left out. */
final class PromptChoice extends ComboBox<String> {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 70;

    private final Map<String, String> says = new LinkedHashMap<>();

    PromptChoice(PromptShelf shelf) {
        String language = Words.locale().getLanguage().equals("ru") ? "ru" : "en";
        for (PromptShelf.Entry one : shelf.list())
            if (one.language().equals(language) && !one.name().startsWith("position-"))
                says.put(one.name(), one.text());
        setItems(says.keySet());
        setItemLabelGenerator(this::label);
    }

    private String label(String name) {
        String text = says.getOrDefault(name, "");
        if (text.isEmpty()) return name;
        return name + " — " + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    /** @param name one that is not there is shown as it is */
    void choose(String name) {
        if (!name.isEmpty() && says.putIfAbsent(name, "") == null) setItems(says.keySet());
        setValue(name.isEmpty() ? null : name);
    }

    /** Empty for none. */
    String chosen() {
        return getValue() == null ? "" : getValue();
    }
}
