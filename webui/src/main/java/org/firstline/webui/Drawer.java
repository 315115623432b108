package org.firstline.webui;

import com.vaadin.flow.component.ScrollIntoViewOption;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import org.firstline.people.Agent;

/**
 * Where one can go. What is set up once in a while stands folded under a word of its own, so that the day's work fits on a
 * small screen; it unfolds by itself for whoever is in it.
 */
final class Drawer extends Scroller {
    private static final long serialVersionUID = 1;

    private final SideNav setup = new SideNav(Words.here().get("webui.menu.setup"));

    void offer(Agent agent) {
        var words = Words.here();
        var work = new SideNav();
        work.getElement().setAttribute("aria-label", words.get("webui.menu"));
        setup.setId("setup");
        setup.setCollapsible(true);
        setup.setExpanded(false);
        for (Menu entry : Menu.ENTRIES)
            if (entry.isFor(agent)) (entry.part() == Menu.Part.WORK ? work : setup).addItem(item(entry, words));
        setContent(setup.getItems().isEmpty() ? work : new Div(work, setup));
    }

    private static SideNavItem item(Menu entry, Words words) {
        var icon = entry.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var item = new SideNavItem(words.get(entry.word()), entry.view(), icon);
        // one ticket is among the tickets; but all pages are behind the desk's path, which is empty
        item.setMatchNested(!item.getPath().isEmpty());
        return item;
    }

    /** This page is looked at now. */
    void shows(String path) {
        if (!within(setup.getItems(), path)) return;
        setup.setExpanded(true);
        setup.scrollIntoView(ScrollIntoViewOption.Block.NEAREST);
    }

    private static boolean within(List<SideNavItem> items, String path) {
        return items.stream().map(SideNavItem::getPath).anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
    }
}
