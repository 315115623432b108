package org.firstline.webui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import org.firstline.people.Role;

/** The bare address: leads on to the first page that this person has. */
@Route("")
@Needs(Role.AGENT)
public final class HomeView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SignedIn.agent()
                .flatMap(agent ->
                        Menu.ENTRIES.stream().filter(e -> e.isFor(agent)).findFirst())
                .ifPresent(first -> event.forwardTo(first.view()));
    }
}
