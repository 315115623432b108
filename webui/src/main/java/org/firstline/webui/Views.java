package org.firstline.webui;

import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.firstline.services.Services;
import org.firstline.webui.boards.BoardView;
import org.firstline.webui.boards.BoardsView;
import org.firstline.webui.callbacks.CallbacksView;
import org.firstline.webui.desk.AgentStateBar;
import org.firstline.webui.desk.CallsView;
import org.firstline.webui.desk.DeskView;
import org.firstline.webui.desk.NowView;
import org.firstline.webui.floor.AuditView;
import org.firstline.webui.floor.FloorView;
import org.firstline.webui.floor.QueueView;
import org.firstline.webui.floor.QueuesView;
import org.firstline.webui.floor.ServiceWatch;
import org.firstline.webui.flows.FlowView;
import org.firstline.webui.flows.FlowsView;
import org.firstline.webui.flows.PromptsView;
import org.firstline.webui.imports.NodesImportView;
import org.firstline.webui.imports.SubscribersImportView;
import org.firstline.webui.marks.MarksView;
import org.firstline.webui.messages.MessagesView;
import org.firstline.webui.modems.ModemsView;
import org.firstline.webui.network.MonitoringView;
import org.firstline.webui.network.NetworkView;
import org.firstline.webui.network.OutageView;
import org.firstline.webui.network.OutagesView;
import org.firstline.webui.people.PeopleView;
import org.firstline.webui.quality.EvaluationView;
import org.firstline.webui.quality.MyEvaluationsView;
import org.firstline.webui.quality.QualityView;
import org.firstline.webui.subscribers.SubscriberView;
import org.firstline.webui.subscribers.SubscribersView;
import org.firstline.webui.tickets.TicketView;
import org.firstline.webui.tickets.TicketsView;
import org.firstline.webui.trunks.TrunksView;
import org.firstline.webui.works.WorkView;
import org.firstline.webui.works.WorksView;

/** Every page, and how it is made: the list of what there is to see. A page is made anew each time it is opened. */
public final class Views {
    private final Map<Class<?>, Supplier<?>> makers = new LinkedHashMap<>();

    public Views(Services services) {
        add(MainLayout.class, () -> new MainLayout(services, new AgentStateBar(services)));
        add(SignInView.class, () -> new SignInView(services.people(), services.audit()));
        add(DeskView.class, () -> new DeskView(services));
        add(NowView.class, () -> new NowView(services));
        add(CallsView.class, () -> new CallsView(services));
        add(MarksView.class, () -> new MarksView(services));
        add(QualityView.class, () -> new QualityView(services));
        add(EvaluationView.class, () -> new EvaluationView(services));
        add(MyEvaluationsView.class, () -> new MyEvaluationsView(services));
        add(CallbacksView.class, () -> new CallbacksView(services));
        add(TicketsView.class, () -> new TicketsView(services));
        add(TicketView.class, () -> new TicketView(services));
        add(SubscribersView.class, () -> new SubscribersView(services));
        add(SubscriberView.class, () -> new SubscriberView(services));
        add(SubscribersImportView.class, () -> new SubscribersImportView(services));
        add(NodesImportView.class, () -> new NodesImportView(services));
        add(PeopleView.class, () -> new PeopleView(services));
        add(NetworkView.class, () -> new NetworkView(services));
        add(MonitoringView.class, () -> new MonitoringView(services));
        add(OutagesView.class, () -> new OutagesView(services));
        add(OutageView.class, () -> new OutageView(services));
        add(WorksView.class, () -> new WorksView(services));
        add(WorkView.class, () -> new WorkView(services));
        add(MessagesView.class, () -> new MessagesView(services));
        add(BoardsView.class, () -> new BoardsView(services));
        add(BoardView.class, () -> new BoardView(services));
        var watch = new ServiceWatch(services.bus());
        add(FloorView.class, () -> new FloorView(services, watch));
        add(QueuesView.class, () -> new QueuesView(services));
        add(QueueView.class, () -> new QueueView(services));
        add(AuditView.class, () -> new AuditView(services));
        add(TrunksView.class, () -> new TrunksView(services));
        add(ModemsView.class, () -> new ModemsView(services));
        add(FlowsView.class, () -> new FlowsView(services));
        add(FlowView.class, () -> new FlowView(services));
        add(PromptsView.class, () -> new PromptsView(services));
        add(HealthView.class, () -> new HealthView(services));
        add(NotHere.class, NotHere::new);
        add(WentWrong.class, WentWrong::new);
    }

    private <T> void add(Class<T> type, Supplier<T> maker) {
        makers.put(type, maker);
    }

    /** A new page of this class; empty for a class that is not in the list. */
    public <T> Optional<T> make(Class<T> type) {
        var maker = makers.get(type);
        return maker == null ? Optional.empty() : Optional.of(type.cast(maker.get()));
    }

    /** The pages that have an address. */
    Set<Class<?>> routes() {
        return makers.keySet().stream()
                .filter(c -> c.isAnnotationPresent(Route.class))
                .collect(Collectors.toSet());
    }

    /** The pages that stand in when an address leads nowhere or a page fails. */
    Set<Class<?>> errors() {
        return makers.keySet().stream()
                .filter(HasErrorParameter.class::isAssignableFrom)
                .collect(Collectors.toSet());
    }
}
