package org.firstline.webui.imports;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;
import org.firstline.webui.Card;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** How the file was read: charset, delimiter, header, and which column becomes what. Each change reads it again. */
final class ReadingStep extends Div {
    private static final long serialVersionUID = 1;
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"), Charset.forName("KOI8-R"));
    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');

    private final transient ImportSteps steps;
    private final transient ImportKind kind;
    private final transient ImportSteps.Reading reading;
    private final transient ImportReport report;
    private final transient Words words = Words.here();

    ReadingStep(ImportSteps steps, ImportKind kind, ImportSteps.Chosen file, ImportSteps.Reading reading) {
        this.steps = steps;
        this.kind = kind;
        this.reading = reading;
        this.report = reading.plan().report();
        var other = new Button(words.get("webui.import.other"), e -> steps.begin());
        other.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(new Card(file.name()).withActions(other).with(lead(), how(), columns()));
    }

    private Span lead() {
        var lead = new Span(
                words.get("webui.import.lines", report.lines(), report.titles().size()));
        lead.addClassName("quiet");
        return lead;
    }

    private Div how() {
        var charset = new Select<Charset>();
        charset.setLabel(words.get("webui.import.charset"));
        charset.setItems(withFound(CHARSETS, report.charset()));
        charset.setItemLabelGenerator(Charset::displayName);
        charset.setValue(report.charset());
        charset.addValueChangeListener(e -> again(e.getValue(), report.delimiter(), null));
        var delimiter = new Select<Character>();
        delimiter.setLabel(words.get("webui.import.delimiter"));
        delimiter.setItems(withFound(DELIMITERS, report.delimiter()));
        delimiter.setItemLabelGenerator(this::word);
        delimiter.setValue(report.delimiter());
        delimiter.addValueChangeListener(e -> again(report.charset(), e.getValue(), null));
        var header = new Checkbox(words.get("webui.import.header"), report.header());
        header.addValueChangeListener(e -> again(report.charset(), report.delimiter(), e.getValue()));
        var line = new Div(charset, delimiter, header);
        line.addClassNames("bar", "labelled");
        return line;
    }

    private static <T> LinkedHashSet<T> withFound(List<T> usual, T found) {
        var all = new LinkedHashSet<>(usual);
        all.add(found);
        return all;
    }

    private String word(char delimiter) {
        return switch (delimiter) {
            case ';' -> words.get("webui.import.delimiter.semicolon");
            case ',' -> words.get("webui.import.delimiter.comma");
            case '\t' -> words.get("webui.import.delimiter.tab");
            case '|' -> words.get("webui.import.delimiter.bar");
            default -> String.valueOf(delimiter);
        };
    }

    /** The columns are found anew: they may be others now. */
    private void again(Charset charset, char delimiter, @Nullable Boolean header) {
        var before = reading.plan().options();
        steps.read(new ImportOptions(
                charset, delimiter, header, Map.of(), before.removeMissing(), before.removeAtMostPercent()));
    }

    private Div columns() {
        var table = new NativeTable();
        table.addClassName("mapping");
        var head = new NativeTableRow();
        for (String title : List.of("column", "sample", "becomes"))
            head.add(new NativeTableHeaderCell(words.get("webui.import." + title)));
        table.add(head);
        for (int i = 0; i < report.titles().size(); i++) table.add(row(i));
        var scroller = new Div(table);
        scroller.addClassName("wide-table");
        return scroller;
    }

    private NativeTableRow row(int column) {
        String title = report.titles().get(column);
        var sample = new NativeTableCell(report.sample().stream()
                .map(line -> column < line.size() ? line.get(column) : "")
                .filter(cell -> !cell.isEmpty())
                .limit(3)
                .collect(Collectors.joining("  ·  ")));
        sample.addClassName("sample");
        var field = new Select<String>();
        field.setId("column-" + column);
        field.setAriaLabel(words.get("webui.import.becomes") + ": " + title);
        field.setItems(kind.fields());
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(words.get("webui.import.unused"));
        field.setItemLabelGenerator(f ->
                f == null ? words.get("webui.import.unused") : words.get("webui.import.field." + f.replace('_', '-')));
        field.setValue(reading.choice().field(column).orElse(null));
        field.addValueChangeListener(e -> {
            if (!Objects.equals(e.getValue(), e.getOldValue())) choose(column, e.getValue());
        });
        var row = new NativeTableRow(
                new NativeTableCell(report.header() ? title : words.get("webui.import.column-number", title)), sample);
        row.add(new NativeTableCell(field));
        return row;
    }

    private void choose(int column, @Nullable String field) {
        var options = reading.plan().options();
        var chosen = reading.choice().with(column, field).complete(kind.fields());
        steps.read(new ImportOptions(
                report.charset(),
                report.delimiter(),
                report.header(),
                chosen,
                options.removeMissing(),
                options.removeAtMostPercent()));
    }
}
