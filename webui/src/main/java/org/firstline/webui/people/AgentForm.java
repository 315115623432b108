package org.firstline.webui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Stream;
import org.firstline.people.Agent;
import org.firstline.people.AgentChange;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.web.Json;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** A person's account, new or changed. What is wrong is said in the form, and nothing typed is lost. */
final class AgentForm extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient @Nullable Agent seen;
    private final transient Words words = Words.here();
    private final TextField login = new TextField(words.get("webui.agent.login"));
    private final TextField name = new TextField(words.get("webui.agent.name"));
    private final TextField extension = new TextField(words.get("webui.agent.extension"));
    private final Select<Role> role = new Select<>();
    private final Select<String> language = new Select<>();
    private final MultiSelectComboBox<QueueSettings> queues =
            new MultiSelectComboBox<>(words.get("webui.agent.queues"));
    private final PasswordField password = new PasswordField(words.get("webui.agent.password"));
    private final Checkbox active = new Checkbox(words.get("webui.agent.may-sign-in"));
    private final Fault fault = new Fault();

    /** @param seen null: a new one */
    AgentForm(Services services, @Nullable Agent seen) {
        this.services = services;
        this.seen = seen;
        setHeaderTitle(seen == null ? words.get("webui.agent.new") : seen.name());
        setWidth("36rem");
        fields();
        if (seen != null) fill(seen);
        var form = new FormLayout(name, login, role, language, extension, password, queues);
        if (seen != null) form.add(active);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("28rem", 2));
        form.setColspan(queues, 2);
        var all = new Div(form, fault);
        all.addClassName("form");
        add(all);
        var save = new Button(words.get("webui.save"), e -> save());
        save.setId("save-agent");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), save);
    }

    private void fields() {
        name.setId("agent-name");
        name.setMaxLength(120);
        name.setAutofocus(true);
        login.setId("agent-login");
        login.setMaxLength(64);
        login.setAutocomplete(Autocomplete.OFF);
        extension.setId("agent-extension");
        extension.setMaxLength(6);
        extension.setHelperText(words.get("webui.agent.extension.help"));
        password.setId("agent-password");
        password.setMaxLength(200);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        role.setLabel(words.get("webui.agent.role"));
        role.setItems(Role.AGENT, Role.SHIFT_HEAD, Role.ADMIN);
        role.setItemLabelGenerator(r -> words.get("webui.role." + Json.word(r)));
        role.setValue(Role.AGENT);
        language.setLabel(words.get("webui.language"));
        language.setItems("ru", "en");
        language.setItemLabelGenerator(code -> words.get("webui.language." + code));
        language.setValue(Words.locale().getLanguage().equals("ru") ? "ru" : "en");
        queues.setItems(services.routing().listQueues());
        var locale = Words.locale();
        queues.setItemLabelGenerator(queue -> queue.title(locale));
    }

    private void fill(Agent now) {
        name.setValue(now.name());
        login.setValue(now.login());
        login.setReadOnly(true);
        login.setHelperText(words.get("webui.agent.login.stays"));
        if (now.extension() != null) extension.setValue(now.extension());
        role.setValue(now.role());
        language.setValue(now.language());
        queues.setValue(services.routing().listQueues().stream()
                .filter(queue -> now.queues().contains(queue.name()))
                .toList());
        password.setHelperText(words.get("webui.agent.password.keep"));
        active.setValue(now.active());
    }

    private void save() {
        boolean saved = fault.passes(() -> {
            String actor = SignedIn.require(Role.ADMIN).login();
            Agent before = seen;
            if (before == null) services.people().create(fresh(), actor);
            else services.people().change(before.id(), change(before), actor);
        });
        if (!saved) return;
        close();
        Notices.done(words.get("webui.agent.saved", name.getValue().strip()));
    }

    private NewAgent fresh() {
        return new NewAgent(
                login.getValue(),
                name.getValue(),
                extension.getValue(),
                role.getValue(),
                language.getValue(),
                chosenQueues(List.of()),
                password.getValue());
    }

    private AgentChange change(Agent before) {
        return new AgentChange(
                name.getValue(),
                extension.getValue(),
                role.getValue(),
                language.getValue(),
                chosenQueues(before.queues()),
                active.getValue(),
                password.isEmpty() ? null : password.getValue());
    }

    /** Queues that are not there any more are kept: they may come back. */
    private List<String> chosenQueues(List<String> before) {
        var known = services.routing().listQueues().stream()
                .map(QueueSettings::name)
                .toList();
        var kept = before.stream().filter(queue -> !known.contains(queue));
        return Stream.concat(queues.getValue().stream().map(QueueSettings::name), kept)
                .distinct()
                .toList();
    }
}
