package org.firstline.webui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.firstline.base.Refused;
import org.firstline.callbacks.Callback;
import org.firstline.calls.Target;
import org.firstline.people.Role;
import org.firstline.routing.AgentNow;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Confirm;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.floor.FloorFacts.ItemRow;
import org.jspecify.annotations.Nullable;

/** The chosen caller who waits, and where a shift head may send him. */
final class ItemPanel extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private final Div head = new Div();
    private final Span why = new Span();
    private final ComboBox<AgentNow> agent = new ComboBox<>();
    private final Select<QueueSettings> queue = new Select<>();
    private final Checkbox keepWait;
    private final TextField number = new TextField();
    /** What can be done only to who is on the line. */
    private final transient List<Div> onTheLine;

    private transient @Nullable ItemRow shown;

    ItemPanel(Services services) {
        this.services = services;
        addClassNames("panel", "floor-panel");
        setId("item-panel");
        setVisible(false);
        head.addClassName("bar");
        why.addClassName("quiet");
        agent.setId("item-agent");
        agent.setPlaceholder(words.get("floor.give.to"));
        agent.setAriaLabel(words.get("floor.give.to"));
        agent.setItemLabelGenerator(this::agentName);
        agent.setWidth("14rem");
        queue.setId("item-queue");
        queue.setPlaceholder(words.get("floor.move.to"));
        queue.setAriaLabel(words.get("floor.move.to"));
        queue.setItemLabelGenerator(one -> one.title(Words.locale()));
        queue.setWidth("14rem");
        keepWait = new Checkbox(words.get("floor.move.keep"), true);
        keepWait.setTooltipText(words.get("floor.move.keep.tip"));
        var give = small(new Button(words.get("floor.give"), VaadinIcon.USER_CHECK.create(), e -> give()));
        give.setId("item-give");
        var move = small(new Button(words.get("floor.move"), VaadinIcon.ARROW_FORWARD.create(), e -> move()));
        move.setId("item-move");
        var hangUp = small(new Button(words.get("floor.hang-up"), VaadinIcon.PHONE_LANDLINE.create(), e -> hangUp()));
        hangUp.setId("item-hang-up");
        hangUp.addThemeVariants(ButtonVariant.LUMO_ERROR);
        number.setId("item-number");
        number.setPlaceholder(words.get("floor.redirect.to"));
        number.setAriaLabel(words.get("floor.redirect.to"));
        number.setMaxLength(32);
        number.setWidth("14rem");
        var redirect = small(new Button(words.get("floor.redirect"), VaadinIcon.PHONE.create(), e -> redirect()));
        redirect.setId("item-redirect");
        onTheLine = List.of(line(number, redirect), line(hangUp));
        add(head, why, line(agent, give), line(queue, move, keepWait));
        onTheLine.forEach(this::add);
    }

    private static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static Div line(com.vaadin.flow.component.Component... parts) {
        var line = new Div(parts);
        line.addClassName("bar");
        return line;
    }

    /** @param row null: nobody is chosen, or he does not wait any more */
    void show(@Nullable ItemRow row) {
        setVisible(row != null);
        ItemRow before = shown;
        shown = row;
        if (row == null) return;
        why.setText(row.why());
        onTheLine.forEach(line -> line.setVisible(!Callback.isItem(row.id())));
        if (before != null && before.id().equals(row.id()) && before.caller().equals(row.caller())) return;
        head.removeAll();
        head.add(new H2(row.caller()));
        if (row.subscriber() != null)
            head.add(new Anchor("subscribers/" + row.subscriber(), words.get("floor.subscriber")));
        if (!row.number().equals(row.caller())) head.add(new Span(row.number()));
        agent.setItems(services.routing().snapshot().agents().stream()
                .filter(AgentNow::isAtWork)
                .toList());
        queue.setItems(services.routing().listQueues().stream()
                .filter(one -> !one.name().equals(row.item().item().queue()))
                .toList());
    }

    private String agentName(AgentNow one) {
        return one.agent() + " "
                + services.people()
                        .findByExtension(one.agent())
                        .map(org.firstline.people.Agent::name)
                        .orElse("");
    }

    private void give() {
        ItemRow row = shown;
        AgentNow to = agent.getValue();
        if (row == null) return;
        if (to == null) {
            agent.focus();
            agent.setOpened(true);
            return;
        }
        String actor = SignedIn.require(Role.SHIFT_HEAD).login();
        services.routing().assign(row.id(), to.agent(), actor);
        Notices.done(words.get("floor.give.done", row.caller(), agentName(to)));
    }

    private void move() {
        ItemRow row = shown;
        QueueSettings to = queue.getValue();
        if (row == null) return;
        if (to == null) {
            queue.focus();
            return;
        }
        String actor = SignedIn.require(Role.SHIFT_HEAD).login();
        services.routing().move(row.id(), to.name(), keepWait.getValue(), actor);
        Notices.done(words.get("floor.move.done", row.caller(), to.title(Words.locale())));
    }

    /** To a phone of the house by its extension, or to a number outside. */
    private void redirect() {
        ItemRow row = shown;
        String typed = number.getValue().replaceAll("[\\s()-]", "");
        if (row == null) return;
        if (typed.isEmpty()) {
            number.focus();
            return;
        }
        String actor = SignedIn.require(Role.SHIFT_HEAD).login();
        boolean inside = services.people().findByExtension(typed).isPresent();
        var to = inside ? new Target.Agent(typed) : new Target.Number(typed);
        try {
            services.calls().control().redirect(row.id(), to, actor);
            number.clear();
            Notices.done(words.get("floor.redirect.done", row.caller(), typed));
        } catch (Refused no) {
            Notices.refused(no);
        }
    }

    private void hangUp() {
        ItemRow row = shown;
        if (row == null) return;
        Confirm.askDangerous(
                words.get("floor.hang-up.title", row.caller()),
                words.get("floor.hang-up.text"),
                words.get("floor.hang-up"),
                () -> {
                    String actor = SignedIn.require(Role.SHIFT_HEAD).login();
                    services.calls().hangUp(row.id());
                    services.audit()
                            .add(new org.firstline.audit.Act(
                                    actor,
                                    org.firstline.audit.AuditKind.CALL_HUNG_UP,
                                    "call:" + row.id(),
                                    row.number(),
                                    ""));
                });
    }
}
