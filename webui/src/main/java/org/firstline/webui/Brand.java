package org.firstline.webui;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;

/** The product's mark and name. */
final class Brand {
    private Brand() {}

    static Image mark() {
        var mark = new Image("firstline/mark.svg", "");
        mark.addClassName("mark");
        return mark;
    }

    static Span name() {
        var name = new Span("Firstline");
        name.addClassName("brand");
        return name;
    }
}
