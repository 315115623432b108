package org.firstline.webui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;

/** A bordered part of a page, and the lines that such parts are made of. */
class DeskCard extends Div {
    private static final long serialVersionUID = 1;

    DeskCard(String kind) {
        addClassNames("desk-card", kind);
    }

    static Div line(String kind, Component... parts) {
        var line = new Div(parts);
        line.addClassName(kind);
        return line;
    }

    /** A label, and under or beside it what it names. */
    static Div fact(String label, Component value) {
        var name = new Span(label);
        name.addClassName("label");
        value.addClassName("value");
        return line("fact", name, value);
    }

    static Div fact(String label, String value) {
        return fact(label, new Span(value));
    }

    static H3 head(String words) {
        return new H3(words);
    }

    static Span quiet(String words) {
        var span = new Span(words);
        span.addClassName("quiet");
        return span;
    }

    static Anchor ticketLink(long id, String words) {
        return new Anchor("tickets/" + id, words);
    }

    static Anchor subscriberLink(long id, String words) {
        return new Anchor("subscribers/" + id, words);
    }
}
