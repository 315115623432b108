package org.firstline.webui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.VaadinSession;
import org.firstline.routing.ServiceLevel;
import org.firstline.routing.Tally;
import org.firstline.webui.Words;

/**
 * By which of the trade's formulas the service level is shown, with the formula itself beside it: the same day is 81 or 86
 * % depending on what is done with those who gave up. Kept for the session; F6 is the house's.
 */
final class Formula extends Div {
    private static final long serialVersionUID = 1;

    private final Select<ServiceLevel> choice = new Select<>();
    private final Span said = new Span();

    Formula(Runnable changed) {
        var words = Words.here();
        addClassName("bar");
        choice.setId("service-level-formula");
        choice.setItems(ServiceLevel.values());
        choice.setItemLabelGenerator(one -> words.get("webui.now.formula.name", one.name()));
        choice.setAriaLabel(words.get("webui.now.formula"));
        choice.setWidth("12rem");
        choice.setValue(kept());
        choice.addValueChangeListener(e -> {
            VaadinSession.getCurrent().setAttribute(ServiceLevel.class, e.getValue());
            say();
            changed.run();
        });
        said.addClassName("quiet");
        say();
        add(choice, said);
    }

    private void say() {
        said.setText(Words.here().get("webui.now.formula." + choice.getValue(), Tally.SHORT.toSeconds()));
    }

    ServiceLevel get() {
        return choice.getValue();
    }

    private static ServiceLevel kept() {
        var session = VaadinSession.getCurrent();
        ServiceLevel kept = session == null ? null : session.getAttribute(ServiceLevel.class);
        return kept == null ? ServiceLevel.F6 : kept;
    }
}
