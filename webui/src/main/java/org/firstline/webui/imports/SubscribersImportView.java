package org.firstline.webui.imports;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Words;

/** Brings subscribers in from a CSV file. */
@Route(value = "subscribers/import", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class SubscribersImportView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    public SubscribersImportView(Services services) {
        addClassName("page");
        add(new ImportSteps(services, ImportKind.subscribers(services.subscribers())));
    }

    @Override
    public String getPageTitle() {
        return Words.here().get("webui.import.subscribers.title");
    }
}
