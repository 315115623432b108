package org.firstline.webui.messages;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.Wish;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Writes one SMS to one number, and says while one types how many messages it will be. */
final class WriteDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final TextField to = new TextField(words.get("webui.messages.to"));
    private final TextArea text = new TextArea(words.get("webui.messages.text"));
    private final SizeLine size = new SizeLine();
    private final Checkbox answer = new Checkbox(words.get("webui.messages.answer"));
    private final Fault fault = new Fault();

    WriteDialog(Services services) {
        this.services = services;
        setHeaderTitle(words.get("webui.messages.write.title"));
        setWidth("30rem");
        to.setId("to");
        to.setPlaceholder("+7 900 000-00-00");
        to.setWidthFull();
        text.setId("text");
        text.setMinRows(4);
        text.setWidthFull();
        text.setMaxLength(Messages.MOST_PARTS * 160);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(150);
        text.addValueChangeListener(e -> count());
        answer.setId("answer");
        answer.setVisible(false);
        var form = new Div(to, text, size, answer, fault);
        form.addClassName("form");
        add(form);
        var send = new Button(words.get("webui.messages.send"), e -> send());
        send.setId("send");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), send);
        count();
        to.focus();
    }

    private void count() {
        size.show(text.getValue(), true);
    }

    private void send() {
        SignedIn.require(Role.AGENT);
        var number = PhoneNumber.parse(to.getValue(), services.site().region());
        if (number.isEmpty()) {
            fault.say(words.get("webui.messages.no-number"));
            return;
        }
        boolean stopped = services.messages().consents().get(number.get()).wish() == Wish.NONE;
        if (stopped && !answer.getValue()) {
            answer.setVisible(true);
            fault.say(words.get("webui.messages.stopped", number.get().pretty()));
            return;
        }
        if (!fault.passes(() -> services.messages().queue(number.get(), text.getValue(), MessagePriority.ALARM)))
            return;
        Notices.done(words.get("webui.messages.queued-to", number.get().pretty()));
        close();
    }
}
