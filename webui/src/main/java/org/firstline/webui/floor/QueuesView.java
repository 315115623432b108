package org.firstline.webui.floor;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.firstline.people.Role;
import org.firstline.routing.QueueNow;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.RoutingEvent;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Fault;
import org.firstline.webui.Live;
import org.firstline.webui.LiveList;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** Every queue with what sets it apart, and the reasons for breaks; a queue opens in its editor. */
@Route(value = "queues", layout = MainLayout.class)
@Needs(Role.ADMIN)
public final class QueuesView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private final Grid<QueueNow> grid = new Grid<>();
    private final transient LiveList<QueueNow> rows;

    public QueuesView(Services services) {
        this.services = services;
        addClassName("page");
        columns();
        rows = new LiveList<>(grid, QueueNow::name);
        var fresh = new Button(words.get("floor.queue.new"), VaadinIcon.PLUS.create(), e -> create());
        fresh.setId("new-queue");
        add(new Card(words.get("floor.queues")).withActions(fresh).with(grid), new BreaksCard(services).card());
        draw();
        Live.redraw(this, services, this::draw, RoutingEvent.QueuesChanged.class);
    }

    @Override
    public String getPageTitle() {
        return Words.here().get("webui.menu.queue-settings");
    }

    private void draw() {
        rows.show(services.routing().snapshot().queues());
    }

    private void columns() {
        grid.setId("queues");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addClassName("opens");
        grid.setEmptyStateText(words.get("floor.queues.none"));
        grid.addItemClickListener(e -> open(e.getItem().name()));
        grid.addColumn(LitRenderer.<QueueNow>of("<a href=\"queues/${item.name}\">${item.title}</a>")
                        .withProperty("name", QueueNow::name)
                        .withProperty("title", queue -> queue.settings().title(Words.locale())))
                .setHeader(words.get("floor.queue"))
                .setWidth("11rem")
                .setFlexGrow(2);
        grid.addColumn(QueueNow::name)
                .setHeader(words.get("floor.queue.name"))
                .setWidth("7rem")
                .setFlexGrow(1);
        grid.addColumn(Look.column(this::open))
                .setHeader(words.get("floor.card.hours"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(queue -> Words.of("routing")
                        .get("strategy." + queue.settings().strategy().word().replaceFirst(":.*", "")))
                .setHeader(words.get("floor.strategy"))
                .setWidth("11rem")
                .setFlexGrow(1);
        number(
                "floor.members",
                queue -> services.routing().snapshot().agents().stream()
                        .filter(agent -> agent.serves(queue.name()))
                        .count());
        number("floor.waiting", QueueNow::waiting);
    }

    private void number(String word, com.vaadin.flow.function.ValueProvider<QueueNow, ?> value) {
        grid.addColumn(value)
                .setHeader(words.get(word))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6.5rem")
                .setFlexGrow(0);
    }

    private Look open(QueueNow queue) {
        return queue.isOpen()
                ? new Look(VaadinIcon.CHECK_CIRCLE, words.get("floor.open"), Tone.GOOD)
                : new Look(VaadinIcon.MOON, words.get("floor.closed"), Tone.CALM);
    }

    private static void open(String name) {
        UI.getCurrent().navigate(QueueView.class, name);
    }

    private void create() {
        var dialog = new Dialog(words.get("floor.queue.new"));
        var name = field("floor.queue.name", "new-queue-name");
        name.setHelperText(words.get("floor.queue.name.help"));
        var english = field("floor.title.en", "new-queue-en");
        var russian = field("floor.title.ru", "new-queue-ru");
        var fault = new Fault();
        var form = new Div(name, english, russian, fault);
        form.addClassName("form");
        dialog.add(form);
        var save = new Button(words.get("floor.queue.create"), e -> {
            boolean saved = fault.passes(() -> {
                String actor = SignedIn.require(Role.ADMIN).login();
                services.routing()
                        .addQueue(
                                QueueSettings.of(
                                        name.getValue().strip(),
                                        english.getValue().strip(),
                                        russian.getValue().strip()),
                                actor);
            });
            if (!saved) return;
            dialog.close();
            open(name.getValue().strip());
        });
        save.setId("create-queue");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(Words.here().get("webui.cancel"), e -> dialog.close()), save);
        dialog.open();
        name.focus();
    }

    private TextField field(String word, String id) {
        var field = new TextField(words.get(word));
        field.setId(id);
        field.setMaxLength(80);
        field.setWidth("24rem");
        return field;
    }
}
