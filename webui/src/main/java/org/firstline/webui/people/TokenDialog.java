package org.firstline.webui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import org.firstline.people.People;
import org.firstline.people.Role;
import org.firstline.people.TokenScope;
import org.firstline.web.Json;
import org.firstline.webui.Fault;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Issues a token and shows its secret, this once. */
final class TokenDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient People people;
    private final transient Runnable then;
    private final transient Words words = Words.here();
    private final TextField name = new TextField(words.get("webui.token.name"));
    private final RadioButtonGroup<TokenScope> scope = new RadioButtonGroup<>(words.get("webui.token.scope"));
    private final Fault fault = new Fault();

    TokenDialog(People people, Runnable then) {
        this.people = people;
        this.then = then;
        setHeaderTitle(words.get("webui.token.new"));
        setWidth("30rem");
        name.setId("token-name");
        name.setMaxLength(80);
        name.setAutofocus(true);
        name.setHelperText(words.get("webui.token.name.help"));
        scope.setItems(TokenScope.values());
        scope.setItemLabelGenerator(one -> words.get("webui.token.scope." + Json.word(one)));
        scope.setValue(TokenScope.API);
        var form = new Div(name, scope, fault);
        form.addClassName("form");
        add(form);
        var issue = new Button(words.get("webui.token.issue"), e -> issue());
        issue.setId("issue");
        issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), issue);
    }

    private void issue() {
        fault.passes(() -> {
            String actor = SignedIn.require(Role.ADMIN).login();
            show(people.issueToken(name.getValue(), scope.getValue(), actor));
            then.run();
        });
    }

    /** A click beside the window must not take it away before it was copied. */
    private void show(String token) {
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        setHeaderTitle(name.getValue().strip());
        var secret = new TextField(words.get("webui.token.secret"));
        secret.setId("secret");
        secret.setValue(token);
        secret.setReadOnly(true);
        secret.setAutoselect(true);
        secret.addClassName("secret");
        var copy = new Button(words.get("webui.token.copy"), VaadinIcon.COPY_O.create());
        copy.setId("copy");
        // browsers give the clipboard to pages of https and localhost only; elsewhere the text is selected for Ctrl+C
        copy.getElement()
                .executeJs(
                        "this.addEventListener('click', () => { const input = $0.inputElement; input.focus();"
                                + " input.select(); if (navigator.clipboard) navigator.clipboard.writeText($0.value);"
                                + " else document.execCommand('copy'); this.textContent = $1; })",
                        secret.getElement(),
                        words.get("webui.token.copied"));
        var line = new Div(secret, copy);
        line.addClassName("secret-line");
        var once = new Paragraph(words.get("webui.token.once"));
        var form = new Div(once, line, new Paragraph(words.get("webui.token.use." + Json.word(scope.getValue()))));
        form.addClassName("form");
        removeAll();
        add(form);
        getFooter().removeAll();
        var done = new Button(words.get("webui.token.kept"), e -> close());
        done.setId("kept");
        done.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(done);
    }
}
