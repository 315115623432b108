package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Objects;
import java.util.Set;
import org.firstline.base.Refused;
import org.firstline.network.Node;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Confirm;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** What an administrator does with nodes. */
record NodeVerbs(Services services, Words words) {
    NodeVerbs(Services services) {
        this(services, Words.of(MonitoringView.BUNDLE));
    }

    /** Puts the verbs of one node under its dialog; an empty one may be deleted. */
    void offer(Dialog dialog, Node node) {
        var edit = new Button(words.get("node.edit"), VaadinIcon.EDIT.create(), e -> {
            dialog.close();
            new NodeForm(services, node, null).open();
        });
        edit.setId("edit-node");
        var below = new Button(words.get("node.add"), VaadinIcon.PLUS.create(), e -> {
            dialog.close();
            new NodeForm(services, null, node.id()).open();
        });
        below.setId("add-node");
        var delete = new Button(words.get("node.delete"), VaadinIcon.TRASH.create(), e -> {
            dialog.close();
            delete(node);
        });
        delete.setId("delete-node");
        delete.addThemeVariants(ButtonVariant.LUMO_ERROR);
        var tree = services.network().tree();
        delete.setEnabled(
                tree.children(node.id()).isEmpty() && tree.seconds(node.id()).isEmpty());
        dialog.getFooter().add(delete, below, edit);
    }

    private void delete(Node node) {
        int served = services.subscribers().countServedBy(Set.of(node.id()));
        Confirm.askDangerous(
                words.get("node.delete.title", node.name()),
                served == 0 ? words.get("node.delete.text") : words.get("node.delete.served", served),
                words.get("node.delete"),
                () -> act(() -> services.network().remove(node.id(), require())));
    }

    /** @param onto null: to the top */
    void move(Node node, @Nullable Node onto) {
        String above = onto == null ? null : onto.id();
        if (node.id().equals(above) || Objects.equals(above, node.parent())) return;
        require();
        var tree = services.network().tree();
        if (above != null && tree.isWithin(above, node.id())) {
            Notices.refused(new Refused("network.circle", node.name()));
            return;
        }
        Confirm.ask(
                onto == null
                        ? words.get("node.move.top.title", node.name())
                        : words.get("node.move.title", node.name(), onto.name()),
                words.get("node.move.text", tree.subtree(node.id()).size()),
                words.get("node.move"),
                () -> act(() -> services.network().move(node.id(), above, require())));
    }

    /** Offers to take the last import back; null where there is none. */
    @Nullable
    Button undo() {
        return services.network()
                .imports()
                .undoable()
                .map(since -> {
                    var undo = new Button(
                            words.get("node.undo"),
                            VaadinIcon.ARROW_BACKWARD.create(),
                            e -> Confirm.askDangerous(
                                    words.get("node.undo.title"),
                                    words.get("node.undo.text"),
                                    words.get("node.undo"),
                                    () -> act(() -> services.network().imports().undo(require()))));
                    undo.setId("undo-import");
                    undo.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
                    return undo;
                })
                .orElse(null);
    }

    private static void act(Runnable verb) {
        try {
            verb.run();
        } catch (Refused no) {
            Notices.refused(no);
        }
    }

    private static String require() {
        return SignedIn.require(Role.ADMIN).login();
    }
}
