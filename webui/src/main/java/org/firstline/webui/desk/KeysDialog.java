package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.firstline.webui.Words;

/** The map of keys. */
final class KeysDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private static final List<String> KEYS = List.of("F2", "F4", "F6", "F7", "F8", "Ctrl+Enter", "Ctrl+K", "?");

    KeysDialog() {
        var words = Words.here();
        setHeaderTitle(words.get("webui.keys.title"));
        setId("keys");
        for (String key : KEYS) {
            var shown = new Span(key);
            shown.addClassName("key");
            String name = key.equals("?")
                    ? "help"
                    : key.toLowerCase(java.util.Locale.ROOT).replace('+', '-');
            add(DeskCard.line("key-line", shown, new Span(words.get("webui.keys." + name))));
        }
        getFooter().add(new Button(words.get("webui.close"), e -> close()));
    }
}
