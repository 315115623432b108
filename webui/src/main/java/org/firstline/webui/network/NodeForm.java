package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.firstline.base.Refused;
import org.firstline.network.Node;
import org.firstline.network.NodeView;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.NodeKinds;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Writes a node anew or changes one. What is wrong is said in the form, and nothing typed is lost. */
final class NodeForm extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient @Nullable Node seen;
    private final transient Words words = Words.of(MonitoringView.BUNDLE);
    private final TextField id = new TextField(Words.here().get("webui.node.id"));
    private final TextField name = new TextField(Words.here().get("webui.node.name"));
    private final ComboBox<String> kind = new ComboBox<>(Words.here().get("webui.node.kind"));
    private final TextField host = new TextField(Words.here().get("webui.node.host"));
    private final ComboBox<NodeView> parent = new ComboBox<>(Words.here().get("webui.node.above"));
    private final ComboBox<NodeView> second = new ComboBox<>(words.get("node.second"));
    private final Fault fault = new Fault();

    /**
     * @param seen null: a new one
     * @param under what a new one hangs on; null = at the top
     */
    NodeForm(Services services, @Nullable Node seen, @Nullable String under) {
        this.services = services;
        this.seen = seen;
        setHeaderTitle(seen == null ? words.get("node.new") : seen.name());
        setWidth("40rem");
        id.setId("node-id");
        id.setMaxLength(64);
        id.setRequiredIndicatorVisible(true);
        name.setId("node-name");
        name.setMaxLength(200);
        host.setMaxLength(200);
        host.setHelperText(words.get("node.host.help"));
        second.setHelperText(words.get("node.second.help"));
        kind.setId("node-kind");
        kind.setItems(Node.KINDS);
        kind.setItemLabelGenerator(NodeKinds::word);
        kind.setAllowCustomValue(true);
        kind.addCustomValueSetListener(e -> kind.setValue(NodeKinds.of(e.getDetail())));
        nodes(parent);
        nodes(second);
        if (seen == null) find(under).ifPresent(parent::setValue);
        else fill(seen);
        var form = new FormLayout(id, name, kind, host, parent, second);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("30rem", 2));
        add(form, fault);
        var save = new Button(Words.here().get("webui.save"), e -> save());
        save.setId("save-node");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Words.here().get("webui.cancel"), e -> close()), save);
    }

    private Optional<NodeView> find(@Nullable String node) {
        return Optional.ofNullable(node).flatMap(services.network()::find);
    }

    private void nodes(ComboBox<NodeView> box) {
        box.setClearButtonVisible(true);
        box.setItemLabelGenerator(
                view -> view.node().name() + " · " + view.node().id());
        box.setItems(query -> new Pages<NodeView, String>(
                        (after, limit) ->
                                services.network().list(query.getFilter().orElse(""), after, limit),
                        view -> view.node().id())
                .rows(query.getOffset(), query.getLimit()));
    }

    private void fill(Node node) {
        id.setValue(node.id());
        id.setReadOnly(true);
        name.setValue(node.name());
        if (!node.kind().isEmpty()) kind.setValue(node.kind());
        host.setValue(node.host());
        find(node.parent()).ifPresent(parent::setValue);
        find(node.second()).ifPresent(second::setValue);
    }

    private void save() {
        fault.passes(() -> {
            String actor = SignedIn.require(Role.ADMIN).login();
            var now = services.network().tree().find(id.getValue().strip());
            // what came in meanwhile is not overwritten unseen, and a new node takes nobody's place
            if (!now.equals(Optional.ofNullable(seen)))
                throw new Refused(seen == null ? "network.id-taken" : "network.changed-meanwhile", id.getValue());
            services.network()
                    .put(
                            new Node(
                                    id.getValue().strip(),
                                    of(parent),
                                    host.getValue().strip(),
                                    name.getValue().strip(),
                                    kind.getValue() == null
                                            ? ""
                                            : kind.getValue().strip(),
                                    of(second)),
                            actor);
            close();
        });
    }

    private static @Nullable String of(ComboBox<NodeView> box) {
        return box.getValue() == null ? null : box.getValue().node().id();
    }
}
