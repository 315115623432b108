package org.firstline.webui.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.Locale;
import org.firstline.calls.prompts.PromptBooth;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.calls.prompts.PromptShelf.Entry;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.UploadWords;
import org.firstline.webui.Words;

/** Another sound for a prompt: a WAV file, or words that a machine speaks. */
final class PromptDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 500;

    PromptDialog(Services services, Entry entry, Runnable changed) {
        var words = Words.here();
        var shelf = services.prompts();
        setHeaderTitle(words.get("webui.prompts.change.of", entry.name()));
        setWidth("34rem");
        var fault = new Fault();
        var language = new Select<String>();
        language.setLabel(words.get("webui.language"));
        language.setItems(PromptShelf.LANGUAGES);
        language.setItemLabelGenerator(l -> Locale.of(l).getDisplayLanguage(Words.locale()));
        language.setValue(entry.language());
        var text = new TextArea(words.get("webui.prompts.text"));
        text.setId("prompt-text");
        text.setWidthFull();
        text.setMaxLength(LONGEST);
        text.setValue(entry.text());
        language.addValueChangeListener(
                e -> text.setValue(shelf.get(entry.name(), e.getValue()).text()));
        Runnable done = () -> {
            Notices.done(words.get("webui.prompts.changed", entry.name()));
            changed.run();
            close();
        };
        var speak = new Button(words.get("webui.prompts.speak"), VaadinIcon.COMMENT.create(), e -> {
            String actor = SignedIn.require(Role.ADMIN).login();
            if (fault.passes(() -> shelf.speak(entry.name(), language.getValue(), text.getValue(), actor))) done.run();
        });
        speak.setId("speak");
        speak.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var file = new Upload();
        file.setUploadHandler(UploadHandler.inMemory((about, bytes) -> {
            String actor = SignedIn.require(Role.ADMIN).login();
            if (fault.passes(() -> shelf.keep(entry.name(), language.getValue(), bytes, actor))) done.run();
            // the next file is taken instead
            else file.clearFileList();
        }));
        file.setId("wav");
        file.setMaxFiles(1);
        file.setMaxFileSize(PromptShelf.MAX_OCTETS);
        file.setAcceptedFileExtensions(".wav");
        file.setUploadButton(new Button(words.get("webui.prompts.upload"), VaadinIcon.UPLOAD_ALT.create()));
        file.setDropLabel(
                new Span(words.get("webui.prompts.drop", PromptShelf.MAX_OCTETS >> 20, PromptShelf.MAX_SECONDS)));
        file.addFileRejectedListener(e -> fault.say(e.getErrorMessage()));
        file.setI18n(UploadWords.of(words, PromptShelf.MAX_OCTETS, words.get("webui.prompts.wrong-type")));
        var form = new Div(language, text, speak, file);
        String phone = SignedIn.get().extension();
        if (phone != null) {
            var code = new Span();
            code.setId("booth-code");
            var record = new Button(words.get("webui.prompts.record"), VaadinIcon.MICROPHONE.create(), e -> {
                String actor = SignedIn.require(Role.ADMIN).login();
                fault.passes(() -> code.setText(words.get(
                        "webui.prompts.dial",
                        services.booth().order(entry.name(), language.getValue(), phone, actor),
                        phone,
                        PromptBooth.VALID.toMinutes())));
            });
            record.setId("record");
            form.add(record, code);
        }
        form.add(fault);
        form.addClassName("form");
        add(form);
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()));
    }
}
