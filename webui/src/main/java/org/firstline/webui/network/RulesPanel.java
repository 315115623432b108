package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;
import org.firstline.network.Monitoring;
import org.firstline.network.RuleKind;
import org.firstline.people.Role;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** The site's own lines of one table, to be changed, and below them those that ship with the box, to be read. */
final class RulesPanel extends Div {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 32_000;

    private final transient Monitoring monitoring;
    private final transient RuleKind kind;
    private final transient Words words = Words.of(MonitoringView.BUNDLE);
    private final TextArea own = new TextArea();
    private final Button save = new Button();
    private final Fault fault = new Fault();
    private String kept;

    RulesPanel(Monitoring monitoring, RuleKind kind) {
        this.monitoring = monitoring;
        this.kind = kind;
        kept = monitoring.own(kind);
        own.setId("rules-" + kind());
        own.setLabel(words.get("rules.own"));
        own.setWidthFull();
        own.setMinHeight("10rem");
        own.setMaxHeight("24rem");
        own.setMaxLength(LONGEST);
        own.setValue(kept);
        own.setValueChangeMode(ValueChangeMode.LAZY);
        own.getStyle().set("font-family", "monospace");
        own.addValueChangeListener(e -> save.setEnabled(!e.getValue().strip().equals(kept)));
        save.setText(words.get("rules.save"));
        save.setIcon(VaadinIcon.CHECK.create());
        save.setId("save-" + kind());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setEnabled(false);
        save.addClickListener(e -> save());
        var foot = new Div(save);
        foot.addClassName("line");
        var shipped = new Pre(kind.shipped());
        shipped.addClassName("body");
        add(
                new Paragraph(words.get("rules." + kind() + ".lead")),
                own,
                fault,
                foot,
                new Details(words.get("rules.shipped"), shipped));
    }

    String kind() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void save() {
        String actor = SignedIn.require(Role.ADMIN).login();
        if (fault.passes(() -> monitoring.change(kind, own.getValue(), actor))) {
            draw();
            Notices.done(words.get("rules.saved"));
        }
    }

    /** Somebody changed them: what is being typed here stays, what is only looked at is shown anew. */
    void draw() {
        boolean typing = !own.getValue().strip().equals(kept);
        kept = monitoring.own(kind);
        if (!typing) own.setValue(kept);
        save.setEnabled(!own.getValue().strip().equals(kept));
    }
}
