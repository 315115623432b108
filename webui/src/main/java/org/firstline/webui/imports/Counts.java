package org.firstline.webui.imports;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import org.firstline.base.csv.ImportReport;
import org.firstline.webui.Words;

/** The numbers of an import beside one another: they come to the file's number of lines, but for what it lacks. */
final class Counts extends Div {
    private static final long serialVersionUID = 1;

    /** @param done what they tell of has happened */
    Counts(ImportReport report, boolean done) {
        addClassNames("counts", "numbers");
        put("new", report.added());
        put(done ? "was-changed" : "changed", report.changed());
        put("unchanged", report.unchanged());
        put("bad", report.bad());
        put("missing", report.missing());
        if (report.removed() > 0) put(done ? "was-removed" : "removed", report.removed());
    }

    private void put(String what, int number) {
        var value = new Span(NumberFormat.getIntegerInstance(Words.locale()).format(number));
        value.addClassName("number");
        var one = new Div(value, new Span(Words.here().get("webui.import.count." + what)));
        one.addClassName(number == 0 ? "none" : what.replace("was-", ""));
        add(one);
    }
}
