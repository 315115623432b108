package org.firstline.webui.imports;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.base.csv.ImportReport;
import org.firstline.webui.Card;
import org.firstline.webui.Words;

/** What was really done, and where to look at it. */
final class ImportDone extends Div {
    private static final long serialVersionUID = 1;

    ImportDone(ImportSteps steps, ImportKind kind, ImportReport report) {
        var words = Words.here();
        setId("import-done");
        var look = new Button(
                words.get("webui.import." + kind.name() + ".look"),
                VaadinIcon.ARROW_RIGHT.create(),
                e -> UI.getCurrent().navigate(kind.name()));
        look.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var more = new Button(words.get("webui.import.other"), e -> steps.begin());
        var next = new Div(look, more);
        next.addClassName("line");
        add(new Card(words.get("webui.import.done")).with(new Counts(report, true), next));
    }
}
