package org.firstline.webui.works;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Confirm;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.works.PlannedWork;

/** What a shift head does with a plan. Each verb first says in words what it will lead to. */
record WorkVerbs(Services services, Words words) {
    WorkVerbs(Services services) {
        this(services, Words.here());
    }

    void move(PlannedWork work) {
        require();
        var window = new Window(services, work.from(), work.until());
        var why = new TextField(words.get("webui.work.reason"));
        why.setMaxLength(500);
        why.setWidthFull();
        var dialog = dialog("webui.work.move", "webui.work.move.text");
        dialog.add(window, why);
        buttons(dialog, "webui.work.move", () -> {
            Instant from = window.from();
            Instant until = window.until();
            if (from != null && until != null) services.works().move(work.id(), from, until, why.getValue(), require());
        });
        dialog.open();
    }

    void extend(PlannedWork work) {
        require();
        var window = new Window(services, work.from(), work.until());
        window.onlyEnd();
        var dialog = dialog("webui.work.extend", "webui.work.extend.text");
        dialog.add(window);
        buttons(dialog, "webui.work.extend", () -> {
            Instant until = window.until();
            if (until != null) services.works().extend(work.id(), until, require());
        });
        dialog.open();
    }

    void cancel(PlannedWork work) {
        require();
        Confirm.askDangerous(
                words.get("webui.work.cancel.title"),
                words.get("webui.work.cancel.text"),
                words.get("webui.work.cancel"),
                () -> services.works().cancel(work.id(), "", require()));
    }

    void begin(PlannedWork work) {
        require();
        Confirm.ask(
                words.get("webui.work.begin.title"),
                words.get("webui.work.begin.text"),
                words.get("webui.work.begin"),
                () -> services.works().begin(work.id(), require()));
    }

    void finish(PlannedWork work) {
        require();
        Confirm.ask(
                words.get("webui.work.finish.title"),
                words.get("webui.work.finish.text"),
                words.get("webui.work.finish"),
                () -> services.works().finish(work.id(), require()));
    }

    /** Who acts; nobody gets here whose role does not allow it. */
    private static String require() {
        return SignedIn.require(Role.SHIFT_HEAD).login();
    }

    private Dialog dialog(String title, String text) {
        var dialog = new Dialog(words.get(title));
        dialog.setWidth("40rem");
        dialog.add(new Paragraph(words.get(text)));
        return dialog;
    }

    private void buttons(Dialog dialog, String verb, Runnable then) {
        var act = new Button(words.get(verb), e -> {
            then.run();
            dialog.close();
        });
        act.setId("act");
        act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(words.get("webui.cancel"), e -> dialog.close()), act);
    }
}
