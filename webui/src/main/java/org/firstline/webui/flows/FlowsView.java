package org.firstline.webui.flows;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import org.firstline.flows.FlowEvent;
import org.firstline.flows.FlowInfo;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Fault;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** All flows, and which numbers lead to which. */
@Route(value = "flows", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class FlowsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Grid<FlowInfo> grid = new Grid<>();

    public FlowsView(Services services) {
        this.services = services;
        addClassName("page");
        var lead = new Span(words.get("webui.flows.lead"));
        lead.addClassName("quiet");
        var prompts = new RouterLink(words.get("webui.menu.prompts"), PromptsView.class);
        var bar = new Div(lead, prompts);
        bar.addClassName("bar");
        add(bar, list());
        if (SignedIn.may(Role.ADMIN)) add(fresh());
        add(new Card(words.get("webui.flows.numbers")).with(new Numbers(services)));
        draw();
        Live.redraw(this, services, this::draw, FlowEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.flows");
    }

    private Grid<FlowInfo> list() {
        grid.setId("flow-list");
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(f -> new RouterLink(f.name(), FlowView.class, f.name()))
                .setHeader(words.get("webui.flows.name"));
        grid.addColumn(f -> f.published() == 0
                        ? words.get("webui.flows.none-published")
                        : words.get("webui.flows.version.is", f.published()))
                .setHeader(words.get("webui.flows.callers-hear"));
        grid.addColumn(f -> f.draftBy() == null ? "" : words.get("webui.flows.draft-by", f.draftBy()))
                .setHeader(words.get("webui.flows.draft"));
        return grid;
    }

    private Card fresh() {
        var name = new TextField(words.get("webui.flows.name"));
        name.setId("new-name");
        name.setHelperText(words.get("webui.flows.name.help"));
        var fault = new Fault();
        var make = new Button(words.get("webui.flows.make"), VaadinIcon.PLUS.create(), e -> {
            String wanted = name.getValue().strip();
            if (fault.passes(() ->
                    services.flows().create(wanted, SignedIn.require(Role.ADMIN).login())))
                UI.getCurrent().navigate(FlowView.class, wanted);
        });
        make.setId("make");
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return new Card(words.get("webui.flows.new")).with(name, new Div(make), fault);
    }

    private void draw() {
        grid.setItems(services.flows().list());
    }
}
