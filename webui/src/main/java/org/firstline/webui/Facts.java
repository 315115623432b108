package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What is known of one thing: names and values side by side. */
public final class Facts extends DescriptionList {
    private static final long serialVersionUID = 1;

    public Facts() {
        addClassName("facts");
    }

    public Facts put(String name, Component value) {
        add(new Div(new Term(name), new Description(value)));
        return this;
    }

    /** A blank value is not worth a line. */
    public Facts put(String name, String value) {
        return value.isBlank() ? this : put(name, new Span(value));
    }
}
