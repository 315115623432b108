package org.firstline.webui.network;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import org.firstline.calls.CallEvent;
import org.firstline.messages.MessageEvent;
import org.firstline.network.AlertFilter;
import org.firstline.network.NetworkEvent;
import org.firstline.network.SuspicionsChanged;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.SubscriberEvent;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Words;

/** What is going on in the network: open outages on top, below them the tree and what monitors say. */
@Route(value = "network", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class NetworkView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final int COUNTED = 100;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final OpenOutages outages;
    private final SuspicionStrip suspicions;
    private final NodeTree nodes;
    private final AlertList open;
    private final AlertList unmatched;
    private final MalformedList malformed;
    private final Tab nodesTab = new Tab(words.get("webui.node.tab"));
    private final Tab openTab = new Tab();
    private final Tab unmatchedTab = new Tab();
    private final Tab malformedTab = new Tab();
    private final TabSheet tabs = new TabSheet();

    public NetworkView(Services services) {
        this.services = services;
        addClassNames("page", "whole");
        outages = new OpenOutages(services);
        suspicions = new SuspicionStrip(services);
        nodes = new NodeTree(services);
        open = new AlertList(services, AlertFilter.OPEN);
        unmatched = new AlertList(services, AlertFilter.UNMATCHED);
        malformed = new MalformedList(services);
        tabs.add(nodesTab, nodes);
        tabs.add(openTab, open);
        tabs.add(unmatchedTab, unmatched);
        tabs.add(malformedTab, malformed);
        tabs.addSelectedChangeListener(e -> draw());
        tabs.setSuffixComponent(new RouterLink(words.get("webui.outage.all"), OutagesView.class));
        add(outages, suspicions, tabs);
        nodes.count();
        outages.draw();
        suspicions.draw();
        draw();
        Live.redraw(this, services, this::draw, NetworkEvent.class);
        Live.redraw(
                this,
                services,
                outages::draw,
                NetworkEvent.class,
                MessageEvent.Changed.class,
                MessageEvent.BatchChanged.class,
                CallEvent.Recorded.class);
        Live.redraw(this, services, suspicions::draw, SuspicionsChanged.class);
        Live.redraw(this, services, nodes::count, NetworkEvent.TreeChanged.class, SubscriberEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.network");
    }

    /** A link to a node, {@code network?node=sw-3-17}, opens it over its tree. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("node").ifPresent(nodes::open);
    }

    /** Only what is looked at is drawn; the other tabs say how much is in them. */
    private void draw() {
        openTab.setLabel(words.get("webui.alert.open.tab", count(AlertFilter.OPEN)));
        unmatchedTab.setLabel(words.get("webui.alert.unmatched.tab", count(AlertFilter.UNMATCHED)));
        malformedTab.setLabel(words.get("webui.malformed.tab", malformed.draw()));
        Tab shown = tabs.getSelectedTab();
        if (shown == nodesTab) nodes.draw();
        else if (shown == openTab) open.draw();
        else if (shown == unmatchedTab) unmatched.draw();
    }

    private String count(AlertFilter filter) {
        int count = services.network().alerts().list(filter, null, COUNTED).size();
        return count < COUNTED ? String.valueOf(count) : COUNTED + "+";
    }
}
