package org.firstline.webui.imports;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.firstline.base.csv.BadLine;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;
import org.firstline.webui.Card;
import org.firstline.webui.Confirm;
import org.firstline.webui.Words;

/** What an import would do, line by line where it would not, and the button that does it. */
final class DryRun extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST_CHANGES = 500;

    private final transient ImportSteps steps;
    private final transient ImportKind kind;
    private final transient ImportSteps.Reading reading;
    private final transient ImportReport report;
    private final transient Words words = Words.here();

    DryRun(ImportSteps steps, ImportKind kind, ImportSteps.Reading reading) {
        this.steps = steps;
        this.kind = kind;
        this.reading = reading;
        this.report = reading.plan().report();
        addClassName("steps");
        // what would happen with a key that nobody has chosen is of no interest
        if (!reading.complaint().isEmpty()) return;
        var card = new Card(words.get("webui.import.would")).with(new Counts(report, false));
        if (report.missing() > 0) card.with(removal());
        card.with(applying());
        add(card);
        var changes = kind.changes().apply(reading.plan(), MOST_CHANGES);
        if (!changes.isEmpty()) add(changes(changes));
        if (report.bad() > 0) add(badLines());
    }

    private Checkbox removal() {
        var options = reading.plan().options();
        var remove = new Checkbox(
                words.get("webui.import." + kind.name() + ".remove", report.missing()), options.removeMissing());
        remove.setHelperText(words.get("webui.import.remove.limit", options.removeAtMostPercent()));
        remove.setId("remove-missing");
        remove.addValueChangeListener(e -> steps.read(new ImportOptions(
                options.charset(),
                options.delimiter(),
                options.header(),
                options.columns(),
                e.getValue(),
                options.removeAtMostPercent())));
        return remove;
    }

    private Div applying() {
        boolean nothing = report.added() + report.changed() + report.removed() == 0;
        var apply = new Button(
                nothing
                        ? words.get("webui.import.nothing")
                        : words.get("webui.import.apply", report.added() + report.changed() + report.removed()),
                VaadinIcon.CHECK.create(),
                e -> apply());
        apply.setId("apply");
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        apply.setEnabled(!nothing);
        var foot = new Div(apply);
        foot.addClassName("line");
        return foot;
    }

    private void apply() {
        if (report.removed() == 0) {
            steps.apply(reading.plan());
            return;
        }
        Confirm.askDangerous(
                words.get("webui.import.would"),
                words.get("webui.import." + kind.name() + ".remove", report.removed()),
                words.get("webui.import.apply", report.added() + report.changed() + report.removed()),
                () -> steps.apply(reading.plan()));
    }

    private Card changes(List<ImportChange> changes) {
        var grid = new Grid<ImportChange>();
        grid.setId("changes");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(change -> words.get("webui.import.count." + change.what()))
                .setHeader(words.get("webui.import.change"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(ImportChange::key)
                .setHeader(words.get("webui.import.field." + kind.key()))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addColumn(ImportChange::before)
                .setHeader(words.get("webui.import.before"))
                .setFlexGrow(1);
        grid.addColumn(ImportChange::after)
                .setHeader(words.get("webui.import.after"))
                .setFlexGrow(1);
        grid.setItems(changes);
        grid.setAllRowsVisible(changes.size() <= 12);
        int all = report.added() + report.changed() + report.removed();
        var card = new Card(words.get("webui.import.changes", all));
        if (changes.size() < all) card.with(new Paragraph(words.get("webui.import.changes.first", changes.size())));
        return card.with(grid);
    }

    private Card badLines() {
        var grid = new Grid<BadLine>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(bad -> String.valueOf(bad.line()))
                .setHeader(words.get("webui.import.line"))
                .setWidth("6rem")
                .setFlexGrow(0);
        grid.addColumn(BadLine::column)
                .setHeader(words.get("webui.import.column"))
                .setWidth("12rem")
                .setFlexGrow(0);
        grid.addColumn(bad -> bad.reason(Words.locale()))
                .setHeader(words.get("webui.import.reason"))
                .setFlexGrow(1);
        grid.setItems(report.badLines());
        grid.setAllRowsVisible(report.badLines().size() <= 12);
        var card = new Card(words.get("webui.import.bad-lines", report.bad()));
        int listed = report.badLines().size();
        if (listed < report.bad()) card.with(new Paragraph(words.get("webui.import.bad-lines.first", listed)));
        return card.with(grid);
    }
}
