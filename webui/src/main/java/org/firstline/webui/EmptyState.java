package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where a list has nothing to show: why it is empty, and what to do next. */
public final class EmptyState extends Div {
    private static final long serialVersionUID = 1;

    /** @param next what to do, as buttons or links; none where there is nothing to do but wait */
    public EmptyState(VaadinIcon icon, String title, String text, Component... next) {
        addClassName("empty");
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        add(picture, new H3(title), new Paragraph(text));
        if (next.length == 0) return;
        var actions = new Div(next);
        actions.addClassName("actions");
        add(actions);
    }
}
