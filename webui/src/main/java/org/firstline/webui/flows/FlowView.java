package org.firstline.webui.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.Refused;
import org.firstline.flows.FlowReport;
import org.firstline.flows.FlowText;
import org.firstline.flows.Flows;
import org.firstline.flows.Problem;
import org.firstline.flows.Sketch;
import org.firstline.flows.Step;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Confirm;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** One flow: its drawing, the chosen step's properties, a trial, and what is wrong. Every change is kept at once as a draft. */
@Route(value = "flows", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class FlowView extends Div implements HasUrlParameter<String>, HasDynamicTitle, Canvas.Hand, Editing.Page {
    private static final long serialVersionUID = 1;
    private static final Duration REPORT = Duration.ofDays(7);

    private final transient Services services;
    private final transient Flows flows;
    private final transient Words words = Words.here();
    private final Canvas canvas = new Canvas(this);
    private final Div form = new Div();
    private final Div faults = new Div();
    private final Span state = new Span();
    private final Div bar = new Div();
    private final Div trialPlace = new Div();
    private final Button undo = icon(VaadinIcon.ARROW_BACKWARD, "webui.flows.undo", "undo", this::undo);
    private final Button redo = icon(VaadinIcon.ARROW_FORWARD, "webui.flows.redo", "redo", this::redo);
    private final Button publish =
            new Button(words.get("webui.flows.publish"), VaadinIcon.CHECK.create(), e -> publish());
    private transient Editing editing = new Editing(Editing.EMPTY, null);
    private transient FlowReport report = FlowReport.NONE;
    private transient @Nullable Instant seen;
    private transient @Nullable Trial trial;
    private String name = "";
    private String chosen = "";
    private String current = "";

    public FlowView(Services services) {
        this.services = services;
        this.flows = services.flows();
        addClassName("page");
        bar.addClassName("bar");
        state.addClassName("quiet");
        state.setId("state");
        form.addClassName("form");
        form.setId("step");
        faults.setId("faults");
        publish.setId("publish");
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var side = new Div(
                new Card(words.get("webui.flows.step")).with(form),
                new Card(words.get("webui.flows.faults")).with(faults),
                new Card(words.get("webui.flows.try")).with(trialPlace));
        side.addClassName("flow-side");
        var columns = new Div(canvas, side);
        columns.addClassName("flow-columns");
        add(bar, columns);
    }

    @Override
    public void setParameter(BeforeEvent event, String flow) {
        if (flows.list().stream().noneMatch(f -> f.name().equals(flow))) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        name = flow;
        load();
        head();
        var fresh = new Trial(words, services.prompts(), this);
        trial = fresh;
        trialPlace.removeAll();
        trialPlace.add(fresh);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.flows.one", name);
    }

    private void load() {
        var draft = flows.draft(name);
        seen = draft.at();
        editing = new Editing(draft.sketch(), this);
        // where callers left is told of the version that was published then
        report = FlowReport.NONE;
        chosen = draft.sketch().start();
        draw();
        properties();
    }

    private void head() {
        bar.removeAll();
        bar.add(new RouterLink(words.get("webui.flows.back"), FlowsView.class), state);
        if (mayEdit())
            bar.add(
                    undo,
                    redo,
                    adding(),
                    icon(VaadinIcon.AUTOMATION, "webui.flows.arrange", "arrange", () -> editing.arrange()));
        var leave = new Button(words.get("webui.flows.report"), VaadinIcon.CHART.create(), e -> showReport());
        leave.setId("report");
        leave.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var versions = new Button(
                words.get("webui.flows.versions"),
                VaadinIcon.CLOCK.create(),
                e -> new Versions(services, name, this::load).open());
        versions.setId("versions");
        versions.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        bar.add(leave, versions, export());
        if (mayEdit()) bar.add(importing(), publish);
        publish.addClassName("last");
    }

    private boolean mayEdit() {
        return SignedIn.may(Role.ADMIN);
    }

    private MenuBar adding() {
        var menu = new MenuBar();
        menu.setId("add");
        MenuItem item = menu.addItem(VaadinIcon.PLUS.create());
        item.add(words.get("webui.flows.add"));
        for (String kind : Step.KINDS)
            item.getSubMenu().addItem(words.get("webui.flows.kind." + kind), e -> choose(editing.add(kind, chosen)));
        return menu;
    }

    private Anchor export() {
        var link = new Anchor(
                DownloadHandler.fromInputStream(e -> {
                    byte[] text = FlowText.write(flows.draft(name).sketch()).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(text), name + ".json", "application/json", text.length);
                }),
                words.get("webui.flows.export"));
        link.setId("export");
        return link;
    }

    private Button importing() {
        var button = new Button(
                words.get("webui.flows.import"),
                e -> new TextDialog(FlowText.write(editing.sketch()), text -> {
                            SignedIn.require(Role.ADMIN);
                            editing.change(FlowText.read(text));
                        })
                        .open());
        button.setId("import");
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private Button icon(VaadinIcon icon, String word, String id, Runnable does) {
        var button = new Button(icon.create(), e -> does.run());
        button.setId(id);
        button.setAriaLabel(words.get(word));
        button.setTooltipText(words.get(word));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    /** Keeps what was changed, and draws it. */
    @Override
    public void changed(Sketch sketch) {
        try {
            seen = flows.saveDraft(
                            name, sketch, seen, SignedIn.require(Role.ADMIN).login())
                    .at();
        } catch (Refused no) {
            Notices.refused(no);
            load();
            return;
        }
        if (!sketch.steps().containsKey(chosen)) chosen = "";
        draw();
        properties();
    }

    private void draw() {
        var sketch = editing.sketch();
        List<Problem> problems = flows.check(sketch);
        Set<String> faulty = problems.stream().map(Problem::step).collect(Collectors.toSet());
        canvas.show(new Picture(
                        sketch, chosen, current, faulty, report, mayEdit(), new FlowWords(words, services.routing()))
                .svg());
        faults.removeAll();
        if (problems.isEmpty()) faults.add(new Span(words.get("webui.flows.fine")));
        else {
            var list = new UnorderedList();
            problems.stream().limit(50).forEach(p -> list.add(new ListItem(p.sentence(Words.locale()))));
            faults.add(list);
        }
        publish.setEnabled(seen != null && problems.isEmpty());
        undo.setEnabled(editing.canUndo());
        redo.setEnabled(editing.canRedo());
        int published = flows.get(name).published();
        state.setText(
                seen == null
                        ? words.get("webui.flows.state.published", published)
                        : words.get("webui.flows.state.draft", published));
    }

    private void properties() {
        form.removeAll();
        if (editing.sketch().steps().containsKey(chosen))
            form.add(new StepForm(services, editing, chosen, mayEdit(), this::choose));
        else form.add(new Span(words.get("webui.flows.choose")));
    }

    @Override
    public void choose(String step) {
        chosen = step;
        draw();
        properties();
    }

    @Override
    public void move(String step, int x, int y) {
        if (mayEdit()) editing.move(step, x, y);
    }

    @Override
    public void connect(String step, String exit, String target) {
        if (mayEdit()) editing.connect(step, exit, target);
    }

    @Override
    public void remove(String step) {
        if (mayEdit()) editing.remove(step);
    }

    @Override
    public void undo() {
        if (mayEdit()) editing.undo();
    }

    @Override
    public void redo() {
        if (mayEdit()) editing.redo();
    }

    /** Where somebody who tries the flow is now. */
    @Override
    public void at(String step) {
        current = step;
        draw();
    }

    @Override
    public Sketch sketch() {
        return editing.sketch();
    }

    private void showReport() {
        var now = services.time().now();
        int version = flows.get(name).published();
        report = report.walks() > 0 ? FlowReport.NONE : flows.report(name, version, now.minus(REPORT), now);
        draw();
        if (report.walks() > 0) Notices.done(words.get("webui.flows.report.shown", report.walks(), version));
        else Notices.done(words.get("webui.flows.report.none"));
    }

    private void publish() {
        Confirm.ask(
                words.get("webui.flows.publish.title", name),
                words.get("webui.flows.publish.text"),
                words.get("webui.flows.publish"),
                () -> {
                    try {
                        int version = flows.publish(
                                        name, "", SignedIn.require(Role.ADMIN).login())
                                .version();
                        Notices.done(words.get("webui.flows.published", name, version));
                    } catch (Refused no) {
                        Notices.refused(no);
                    }
                    load();
                });
    }
}
