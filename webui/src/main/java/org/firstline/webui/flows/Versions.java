package org.firstline.webui.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.firstline.base.Refused;
import org.firstline.flows.FlowVersion;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Every version that was ever published, who made it and when; callers can be led through an older one again. */
final class Versions extends Dialog {
    private static final long serialVersionUID = 1;

    Versions(Services services, String flow, Runnable changed) {
        var words = Words.here();
        var flows = services.flows();
        setHeaderTitle(words.get("webui.flows.versions.of", flow));
        setWidth("44rem");
        int published = flows.get(flow).published();
        var grid = new Grid<FlowVersion>();
        grid.setId("version-list");
        grid.setAllRowsVisible(true);
        grid.addColumn(FlowVersion::version)
                .setHeader(words.get("webui.flows.version"))
                .setAutoWidth(true);
        grid.addColumn(FlowVersion::madeBy).setHeader(words.get("webui.flows.by"));
        grid.addComponentColumn(v -> Ago.of(v.madeAt())).setHeader(words.get("webui.flows.when"));
        grid.addComponentColumn(v -> {
            if (v.version() == published) return new Span(words.get("webui.flows.current"));
            if (!SignedIn.may(Role.ADMIN)) return new Span();
            var back = new Button(words.get("webui.flows.roll-back"), e -> {
                try {
                    flows.rollBack(
                            flow, v.version(), SignedIn.require(Role.ADMIN).login());
                    Notices.done(words.get("webui.flows.published", flow, v.version()));
                    close();
                    changed.run();
                } catch (Refused no) {
                    Notices.refused(no);
                }
            });
            back.setId("roll-back-" + v.version());
            back.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            return back;
        });
        grid.setItems(flows.versions(flow));
        add(new Div(grid));
        getFooter().add(new Button(words.get("webui.close"), e -> close()));
    }
}
