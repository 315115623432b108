package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import org.firstline.people.Agent;
import org.firstline.webui.boards.BoardsView;
import org.firstline.webui.callbacks.CallbacksView;
import org.firstline.webui.desk.CallsView;
import org.firstline.webui.desk.DeskView;
import org.firstline.webui.desk.NowView;
import org.firstline.webui.floor.AuditView;
import org.firstline.webui.floor.FloorView;
import org.firstline.webui.floor.QueuesView;
import org.firstline.webui.flows.FlowsView;
import org.firstline.webui.marks.MarksView;
import org.firstline.webui.messages.MessagesView;
import org.firstline.webui.modems.ModemsView;
import org.firstline.webui.network.MonitoringView;
import org.firstline.webui.network.NetworkView;
import org.firstline.webui.network.OutagesView;
import org.firstline.webui.people.PeopleView;
import org.firstline.webui.quality.MyEvaluationsView;
import org.firstline.webui.quality.QualityView;
import org.firstline.webui.subscribers.SubscribersView;
import org.firstline.webui.tickets.TicketsView;
import org.firstline.webui.trunks.TrunksView;
import org.firstline.webui.works.WorksView;

/** What the drawer offers, in its order: the day's work, then what is set up once in a while. */
record Menu(Part part, Class<? extends Component> view, VaadinIcon icon, String word) {
    enum Part {
        WORK,
        SETUP
    }

    static final List<Menu> ENTRIES = List.of(
            new Menu(Part.WORK, DeskView.class, VaadinIcon.HEADSET, "webui.menu.desk"),
            new Menu(Part.WORK, FloorView.class, VaadinIcon.EYE, "webui.menu.floor"),
            new Menu(Part.WORK, NowView.class, VaadinIcon.DASHBOARD, "webui.menu.now"),
            new Menu(Part.WORK, CallsView.class, VaadinIcon.PHONE, "webui.menu.calls"),
            new Menu(Part.WORK, CallbacksView.class, VaadinIcon.PHONE_LANDLINE, "webui.menu.callbacks"),
            new Menu(Part.WORK, MarksView.class, VaadinIcon.STAR_HALF_LEFT, "webui.menu.marks"),
            new Menu(Part.WORK, QualityView.class, VaadinIcon.CLIPBOARD_CHECK, "webui.menu.quality"),
            new Menu(Part.WORK, MyEvaluationsView.class, VaadinIcon.CLIPBOARD_TEXT, "webui.menu.my-evaluations"),
            new Menu(Part.WORK, TicketsView.class, VaadinIcon.TICKET, "webui.menu.tickets"),
            new Menu(Part.WORK, SubscribersView.class, VaadinIcon.USERS, "webui.menu.subscribers"),
            new Menu(Part.WORK, OutagesView.class, VaadinIcon.BOLT, "webui.outage.title"),
            new Menu(Part.WORK, NetworkView.class, VaadinIcon.SITEMAP, "webui.menu.network"),
            new Menu(Part.WORK, WorksView.class, VaadinIcon.CALENDAR_CLOCK, "webui.menu.works"),
            new Menu(Part.WORK, MessagesView.class, VaadinIcon.ENVELOPES, "webui.menu.messages"),
            new Menu(Part.WORK, BoardsView.class, VaadinIcon.GRID_BIG, "webui.menu.boards"),
            new Menu(Part.WORK, HealthView.class, VaadinIcon.HEART, "webui.menu.health"),
            new Menu(Part.SETUP, FlowsView.class, VaadinIcon.ROAD_BRANCHES, "webui.menu.flows"),
            new Menu(Part.SETUP, QueuesView.class, VaadinIcon.COGS, "webui.menu.queue-settings"),
            new Menu(Part.SETUP, PeopleView.class, VaadinIcon.KEY, "webui.menu.people"),
            new Menu(Part.SETUP, TrunksView.class, VaadinIcon.CONNECT, "webui.menu.trunks"),
            new Menu(Part.SETUP, ModemsView.class, VaadinIcon.SIGNAL, "webui.menu.modems"),
            new Menu(Part.SETUP, MonitoringView.class, VaadinIcon.BELL, "webui.menu.monitoring"),
            new Menu(Part.SETUP, AuditView.class, VaadinIcon.CLIPBOARD_USER, "webui.menu.audit"));

    boolean isFor(Agent agent) {
        // a desk is where a phone is, and who answers it is judged
        if ((view == DeskView.class || view == MyEvaluationsView.class) && agent.extension() == null) return false;
        return Guard.decide(view, Optional.of(agent)) == Guard.OPEN;
    }
}
