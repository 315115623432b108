package org.firstline.webui.network;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.dnd.GridDropMode;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.provider.hierarchy.AbstractBackEndHierarchicalDataProvider;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalQuery;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.RouterLink;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firstline.network.Affected;
import org.firstline.network.NodeView;
import org.firstline.network.Tree;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.ServiceKind;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.NodeKinds;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The nodes as they hang on one another, read level by level; a search shows a flat list of what it finds. */
final class NodeTree extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST_FOUND = 200;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final TextField search = new TextField();
    private final Span found = new Span();
    private final TreeGrid<NodeView> grid = new TreeGrid<>();
    private final EmptyState empty;
    private final Div edit = new Div();
    private final Div top = new Div(
            VaadinIcon.ARROW_UP.create(),
            new Span(Words.of(MonitoringView.BUNDLE).get("node.move.top")));
    private transient Map<String, Integer> behind = Map.of();
    private transient Affected<ServiceKind> affected = new Affected<>(Tree.EMPTY, Map.of());
    private transient @Nullable NodeView dragged;

    NodeTree(Services services) {
        this.services = services;
        addClassName("filling");
        search.setPlaceholder(words.get("webui.node.search"));
        search.setAriaLabel(words.get("webui.node.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(e -> draw());
        search.addClassName("wide");
        search.setId("search");
        var bar = new Div(search, found);
        if (SignedIn.may(Role.ADMIN)) bar.add(top);
        bar.addClassName("bar");
        bar.add(edit);
        edit.addClassName("last");
        empty = SignedIn.may(Role.ADMIN)
                ? new EmptyState(
                        VaadinIcon.SITEMAP,
                        words.get("webui.node.none.title"),
                        words.get("webui.node.none.text"),
                        importLink())
                : new EmptyState(
                        VaadinIcon.SITEMAP, words.get("webui.node.none.title"), words.get("webui.node.none.ask"));
        columns();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setDataProvider(new Nodes());
        unfold();
        if (SignedIn.may(Role.ADMIN)) drag();
        add(bar, grid, empty);
    }

    /** Down to the first level with more than one node: a lone root would hide the whole network. */
    private void unfold() {
        var level = services.network().children(null);
        while (level.size() == 1) {
            grid.expand(level);
            level = services.network().children(level.getFirst().node().id());
        }
    }

    /** A node is hung on another by dropping it there, or let go at a place of its own that says "at the top". */
    private void drag() {
        var verbs = new NodeVerbs(services);
        top.setId("drop-top");
        top.addClassName("drop-place");
        DropTarget.create(top).addDropListener(e -> {
            NodeView what = dragged;
            if (what != null) verbs.move(what.node(), null);
        });
        grid.setRowsDraggable(true);
        grid.addDragStartListener(e -> {
            dragged = e.getDraggedItems().isEmpty() ? null : e.getDraggedItems().getFirst();
            grid.setDropMode(GridDropMode.ON_TOP);
            top.setClassName("ready", dragged != null && dragged.node().parent() != null);
        });
        grid.addDragEndListener(e -> {
            dragged = null;
            grid.setDropMode(null);
            top.removeClassName("ready");
        });
        grid.addDropListener(e -> {
            NodeView what = dragged;
            if (what != null) e.getDropTargetItem().ifPresent(onto -> verbs.move(what.node(), onto.node()));
        });
    }

    /** What an administrator may do beside the tree. */
    private void drawEdit() {
        edit.removeAll();
        if (!SignedIn.may(Role.ADMIN)) return;
        var undo = new NodeVerbs(services).undo();
        if (undo != null) edit.add(undo);
        var fresh = new Button(
                Words.of(MonitoringView.BUNDLE).get("node.new"),
                VaadinIcon.PLUS.create(),
                e -> new NodeForm(services, null, null).open());
        fresh.setId("new-node");
        fresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        edit.add(fresh, importLink());
    }

    private Anchor importLink() {
        var link = new Anchor("network/import", words.get("webui.node.import"));
        link.addClassName("last");
        return link;
    }

    private void columns() {
        grid.addComponentHierarchyColumn(this::name)
                .setHeader(words.get("webui.node.name"))
                .setFlexGrow(4)
                .setWidth("14rem");
        grid.addColumn(view -> NodeKinds.word(view.node().kind()))
                .setHeader(words.get("webui.node.kind"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addColumn(view -> view.node().host())
                .setHeader(words.get("webui.node.host"))
                .setWidth("8.5rem")
                .setFlexGrow(1);
        grid.addColumn(Look.column(view -> Looks.of(view.state())))
                .setHeader(words.get("webui.node.state"))
                .setWidth("9.5rem")
                .setFlexGrow(0);
        grid.addColumn(view -> words.get(
                        "webui.number", behind.getOrDefault(view.node().id(), 0)))
                .setHeader(words.get("webui.node.subscribers"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0);
        grid.addColumn(view -> view.alerts() == 0 ? "" : words.get("webui.number", view.alerts()))
                .setHeader(words.get("webui.node.alerts"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("5.5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::outage)
                .setHeader(words.get("webui.node.outage"))
                .setWidth("6.5rem")
                .setFlexGrow(0);
    }

    /** Counts who hangs on what, and draws; for when nodes or subscribers have changed. */
    void count() {
        var tree = services.network().tree();
        behind = tree.below(services.subscribers().countsByPlaces());
        affected = new Affected<>(tree, services.subscribers().servicesByNode());
        drawEdit();
        draw();
    }

    void draw() {
        boolean none = services.network().tree().size() == 0;
        empty.setVisible(none);
        grid.setVisible(!none);
        search.setVisible(!none);
        int matches = searching() ? matches().size() : 0;
        found.setText(
                searching()
                        ? words.get(matches < MOST_FOUND ? "webui.node.found" : "webui.node.found.more", matches)
                        : none
                                ? ""
                                : words.get(
                                        "webui.node.count",
                                        services.network().tree().size()));
        grid.getDataProvider().refreshAll();
    }

    private boolean searching() {
        return !search.getValue().isBlank();
    }

    private List<NodeView> matches() {
        return services.network().list(search.getValue(), null, MOST_FOUND);
    }

    private Component name(NodeView view) {
        var button = new Button(view.node().name(), e -> open(view));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("inline");
        if (!searching()) return button;
        return Area.withPlace(
                button, Area.above(services.network().tree(), view.node().id()));
    }

    /** Shows the node of this id; one that is gone meanwhile is not shown. */
    void open(String id) {
        services.network().find(id).ifPresent(this::open);
    }

    private void open(NodeView view) {
        var now = services.network().find(view.node().id()).orElse(view);
        String id = view.node().id();
        new NodeDialog(services, now, behind.getOrDefault(id, 0), affected.of(id)).open();
    }

    private Component outage(NodeView view) {
        Long outage = view.outage();
        return outage == null
                ? new Span()
                : new RouterLink(words.get("webui.outage.n", outage), OutageView.class, outage);
    }

    private final class Nodes extends AbstractBackEndHierarchicalDataProvider<NodeView, Void> {
        private static final long serialVersionUID = 1;

        @Override
        public int getChildCount(HierarchicalQuery<NodeView, Void> query) {
            return level(query.getParent()).size();
        }

        @Override
        public boolean hasChildren(NodeView view) {
            return !searching() && !view.children().isEmpty();
        }

        @Override
        protected Stream<NodeView> fetchChildrenFromBackEnd(HierarchicalQuery<NodeView, Void> query) {
            return level(query.getParent()).stream().skip(query.getOffset()).limit(query.getLimit());
        }

        @Override
        public Object getId(NodeView view) {
            return view.node().id();
        }

        private List<NodeView> level(@Nullable NodeView parent) {
            if (searching()) return parent == null ? matches() : List.of();
            return services
                    .network()
                    .children(parent == null ? null : parent.node().id())
                    .stream()
                    .sorted(Comparator.comparing(view -> view.node().name()))
                    .toList();
        }
    }
}
