package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** Things that belong together, under a small heading; what can be done with them stands beside it. */
@Tag("section")
public final class Card extends Component implements HasComponents {
    private static final long serialVersionUID = 1;

    private final Div head;

    public Card(String heading) {
        getElement().getClassList().add("panel");
        head = new Div(new H2(heading));
        head.addClassName("head");
        add(head);
    }

    public Card with(Component... things) {
        add(things);
        return this;
    }

    /** Puts buttons or links beside the heading. */
    public Card withActions(Component... actions) {
        head.add(actions);
        return this;
    }
}
