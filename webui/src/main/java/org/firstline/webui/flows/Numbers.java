package org.firstline.webui.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.firstline.flows.FlowInfo;
import org.firstline.flows.Flows;
import org.firstline.flows.NumberRule;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Which called numbers lead to which flow: a row for each rule; nothing counts before it is saved. */
final class Numbers extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Div rows = new Div();
    private final transient List<Row> rules = new ArrayList<>();
    private final boolean editable = SignedIn.may(Role.ADMIN);

    private record Row(TextField called, TextField trunk, Select<String> flow) {
        NumberRule rule() {
            return new NumberRule(
                    called.getValue(), trunk.getValue(), flow.getValue() == null ? Flows.MAIN : flow.getValue());
        }
    }

    Numbers(Services services) {
        this.services = services;
        services.flows().numbers().forEach(this::row);
        var otherwise = new Span(words.get("webui.flows.numbers.otherwise", Flows.MAIN));
        otherwise.addClassName("quiet");
        add(rows, otherwise);
        if (editable) verbs();
    }

    private void verbs() {
        var fault = new Fault();
        var more = new Button(
                words.get("webui.flows.numbers.add"),
                VaadinIcon.PLUS.create(),
                e -> row(new NumberRule("", "", Flows.MAIN)));
        more.setId("add-rule");
        var save = new Button(words.get("webui.save"), VaadinIcon.CHECK.create(), e -> {
            boolean saved = fault.passes(() -> services.flows()
                    .setNumbers(
                            rules.stream().map(Row::rule).toList(),
                            SignedIn.require(Role.ADMIN).login()));
            if (saved) Notices.done(words.get("webui.flows.numbers.saved"));
        });
        save.setId("save-rules");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var bar = new Div(more, save);
        bar.addClassName("bar");
        add(bar, fault);
    }

    private void row(NumberRule rule) {
        var called = new TextField(words.get("webui.flows.numbers.called"), rule.called(), "");
        called.setHelperText(words.get("webui.flows.numbers.called.help"));
        var trunk = new TextField(words.get("webui.flows.numbers.trunk"), rule.trunk(), "");
        var flow = new Select<String>();
        flow.setLabel(words.get("webui.flows.name"));
        flow.setItems(services.flows().list().stream()
                .filter(f -> f.published() > 0)
                .map(FlowInfo::name)
                .toList());
        flow.setValue(rule.flow());
        called.setReadOnly(!editable);
        trunk.setReadOnly(!editable);
        flow.setReadOnly(!editable);
        var row = new Row(called, trunk, flow);
        rules.add(row);
        var line = new Div(called, trunk, flow);
        line.addClassName("bar");
        if (editable) {
            var remove = new Button(VaadinIcon.TRASH.create());
            remove.setAriaLabel(words.get("webui.flows.delete"));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            remove.addClickListener(e -> {
                rules.remove(row);
                rows.remove(line);
            });
            line.add(remove);
        }
        rows.add(line);
    }
}
