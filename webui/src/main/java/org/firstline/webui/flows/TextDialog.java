package org.firstline.webui.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import org.firstline.flows.FlowText;
import org.firstline.webui.Fault;
import org.firstline.webui.Words;

/** A flow as text, to be changed or pasted over; a refusal names line and field and nothing is lost. */
final class TextDialog extends Dialog {
    private static final long serialVersionUID = 1;

    TextDialog(String now, Consumer<String> then) {
        var words = Words.here();
        setHeaderTitle(words.get("webui.flows.text"));
        setWidth("52rem");
        var text = new TextArea();
        text.setId("flow-text");
        text.setWidthFull();
        text.setHeight("26rem");
        text.setMaxLength(FlowText.MAX_LENGTH);
        text.setValue(now);
        text.getStyle().set("font-family", "monospace");
        var fault = new Fault();
        add(new Div(text, fault));
        var take = new Button(words.get("webui.flows.take"), e -> {
            if (fault.passes(() -> then.accept(text.getValue()))) close();
        });
        take.setId("take");
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), take);
    }
}
