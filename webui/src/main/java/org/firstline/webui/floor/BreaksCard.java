package org.firstline.webui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import org.firstline.people.Role;
import org.firstline.routing.BreakReason;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Confirm;
import org.firstline.webui.Fault;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The reasons for breaks, with how many may be away at once and for how long. */
final class BreaksCard {
    private final Words words = FloorWords.here();
    private final Services services;
    private final Grid<BreakReason> grid = new Grid<>();

    BreaksCard(Services services) {
        this.services = services;
    }

    Card card() {
        grid.setId("breaks");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addClassName("opens");
        grid.setEmptyStateText(words.get("floor.breaks.none"));
        grid.addItemClickListener(e -> edit(e.getItem()));
        grid.addColumn(one -> one.title(Words.locale()))
                .setHeader(words.get("floor.break.reason"))
                .setFlexGrow(2);
        grid.addColumn(BreakReason::code).setHeader(words.get("floor.break.code"));
        number("floor.break.most", one -> one.most() == 0 ? "–" : String.valueOf(one.most()));
        number(
                "floor.break.longest",
                one -> one.longest().isZero()
                        ? "–"
                        : String.valueOf(one.longest().toMinutes()));
        grid.addComponentColumn(this::delete).setWidth("4.5rem").setFlexGrow(0);
        draw();
        var fresh = new Button(words.get("floor.break.new"), VaadinIcon.PLUS.create(), e -> edit(null));
        fresh.setId("new-break");
        return new Card(words.get("floor.breaks")).withActions(fresh).with(grid);
    }

    private void number(String word, com.vaadin.flow.function.ValueProvider<BreakReason, ?> value) {
        grid.addColumn(value)
                .setHeader(words.get(word))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("11rem")
                .setFlexGrow(0);
    }

    private void draw() {
        grid.setItems(services.routing().listBreaks());
    }

    private Button delete(BreakReason reason) {
        var delete = new Button(
                VaadinIcon.TRASH.create(),
                e -> Confirm.askDangerous(
                        words.get("floor.break.delete.title", reason.title(Words.locale())),
                        words.get("floor.break.delete.text"),
                        words.get("floor.break.delete"),
                        () -> {
                            services.routing()
                                    .deleteBreak(
                                            reason.code(),
                                            SignedIn.require(Role.ADMIN).login());
                            draw();
                        }));
        delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        delete.setAriaLabel(words.get("floor.break.delete") + ": " + reason.title(Words.locale()));
        return delete;
    }

    /** @param seen null: a new one */
    private void edit(@Nullable BreakReason seen) {
        var dialog = new Dialog(words.get(seen == null ? "floor.break.new" : "floor.break.edit"));
        var code = text("floor.break.code", "break-code", seen == null ? "" : seen.code());
        code.setReadOnly(seen != null);
        var english = text("floor.title.en", "break-en", seen == null ? "" : seen.titleEn());
        var russian = text("floor.title.ru", "break-ru", seen == null ? "" : seen.titleRu());
        var most = count("floor.break.most", "break-most", seen == null ? 0 : seen.most());
        var longest = count(
                "floor.break.longest",
                "break-longest",
                seen == null ? 0 : (int) seen.longest().toMinutes());
        var fault = new Fault();
        var form = new Div(code, english, russian, most, longest, fault);
        form.addClassName("form");
        dialog.add(form);
        var save = new Button(Words.here().get("webui.save"), e -> {
            boolean saved = fault.passes(() -> {
                String actor = SignedIn.require(Role.ADMIN).login();
                services.routing()
                        .saveBreak(
                                new BreakReason(
                                        code.getValue().strip(),
                                        english.getValue().strip(),
                                        russian.getValue().strip(),
                                        of(most),
                                        Duration.ofMinutes(of(longest))),
                                actor);
            });
            if (!saved) return;
            dialog.close();
            draw();
        });
        save.setId("save-break");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(Words.here().get("webui.cancel"), e -> dialog.close()), save);
        dialog.open();
    }

    private static int of(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? -1 : value;
    }

    private TextField text(String word, String id, String value) {
        var field = new TextField(words.get(word));
        field.setId(id);
        field.setMaxLength(80);
        field.setWidth("22rem");
        field.setValue(value);
        return field;
    }

    private IntegerField count(String word, String id, int value) {
        var field = new IntegerField(words.get(word));
        field.setId(id);
        field.setMin(0);
        field.setStepButtonsVisible(true);
        field.setHelperText(words.get("floor.zero-is-none"));
        field.setWidth("22rem");
        field.setValue(value);
        return field;
    }
}
