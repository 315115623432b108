package org.firstline.webui.imports;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Words;

/** Brings nodes in from a CSV file. */
@Route(value = "network/import", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class NodesImportView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    public NodesImportView(Services services) {
        addClassName("page");
        add(new ImportSteps(services, ImportKind.nodes(services.network())));
    }

    @Override
    public String getPageTitle() {
        return Words.here().get("webui.import.network.title");
    }
}
