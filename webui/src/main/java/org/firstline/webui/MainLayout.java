package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.List;
import org.firstline.people.Agent;
import org.firstline.people.PeopleEvent;
import org.firstline.services.Services;
import org.firstline.webui.quality.EvaluationNotices;
import org.firstline.webui.search.Hit;
import org.firstline.webui.search.SearchButton;

/** What is around every page: where one can go, whose screen it is, and the state she has chosen. */
public final class MainLayout extends AppLayout implements AfterNavigationObserver {
    private static final long serialVersionUID = 1;

    private final H1 title = new H1();
    private final Drawer drawer = new Drawer();

    /** @param state shows and changes the agent's own state; drawn once for each open window */
    public MainLayout(Services services, Component state) {
        setPrimarySection(Section.DRAWER);
        title.addClassName("title");
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(Words.here().get("webui.menu.toggle"));
        addToNavbar(toggle, title);
        SignedIn.agent().ifPresent(agent -> {
            addToDrawer(brand(), drawer);
            drawer.offer(agent);
            var right = new Div(new SearchButton(services, pages(agent)), state, new UserMenu(agent));
            right.addClassName("navbar-right");
            addToNavbar(right);
            EvaluationNotices.show(this, services, agent);
        });
        Live.redraw(this, services, MainLayout::leaveIfGone, PeopleEvent.class);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        // a page that was refused or not found has no title of its own
        title.setText(content instanceof HasDynamicTitle page ? page.getPageTitle() : "");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (getContent() instanceof HasDynamicTitle page) title.setText(page.getPageTitle());
        drawer.shows(event.getLocation().getPath());
    }

    private static Div brand() {
        var line = new Div(Brand.mark(), Brand.name());
        line.addClassName("brand-line");
        return line;
    }

    /** The menu's pages, as the search leads to them. */
    private static List<Hit> pages(Agent agent) {
        var words = Words.here();
        var routes = RouteConfiguration.forSessionScope();
        return Menu.ENTRIES.stream()
                .filter(entry -> entry.isFor(agent))
                .map(entry -> Hit.of(
                        entry.icon(),
                        words.get(entry.word()),
                        words.get("webui.search.page"),
                        routes.getUrl(entry.view())))
                .toList();
    }

    /** Whoever was switched off while signed in loses her screens at once. */
    private static void leaveIfGone() {
        if (SignedIn.agent().isEmpty()) UserMenu.signOut();
    }
}
