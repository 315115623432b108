package org.firstline.webui.works;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.PublicText;
import org.firstline.base.Refused;
import org.firstline.network.Node;
import org.firstline.network.NodeView;
import org.firstline.people.Role;
import org.firstline.reactions.OutageFacts;
import org.firstline.reactions.OutageWords;
import org.firstline.reactions.Telling;
import org.firstline.reactions.WorkPlaces;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.webui.Notices;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.works.NewWork;
import org.firstline.works.Notice;
import org.firstline.works.WorkKind;

/** Asks for a plan, and says whom it concerns before it is made. */
final class WorkForm extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final MultiSelectComboBox<Node> nodes = new MultiSelectComboBox<>();
    private final Window window;
    private final Select<WorkKind> kind = new Select<>();
    private final TextField ru = new TextField();
    private final TextField en = new TextField();
    private final TextField note = new TextField();
    private final CheckboxGroup<Notice> notices = new CheckboxGroup<>();
    private final Paragraph whom = new Paragraph();

    WorkForm(Services services) {
        this.services = services;
        SignedIn.require(Role.SHIFT_HEAD);
        setHeaderTitle(words.get("webui.work.plan"));
        setWidth("44rem");
        window = new Window(services, null, null);
        nodes.setLabel(words.get("webui.work.where"));
        nodes.setId("nodes");
        nodes.setItemLabelGenerator(Node::name);
        nodes.setItems(query -> new Pages<NodeView, String>(
                        (after, limit) ->
                                services.network().list(query.getFilter().orElse(""), after, limit),
                        view -> view.node().id())
                .rows(query.getOffset(), query.getLimit())
                .map(NodeView::node));
        nodes.addValueChangeListener(e -> draw());
        nodes.setWidthFull();
        kind.setLabel(words.get("webui.work.kind"));
        kind.setItems(WorkKind.values());
        kind.setItemLabelGenerator(WorkLooks::kind);
        kind.setValue(WorkKind.MAINTENANCE);
        text(ru, "webui.outage.public.ru", "public-ru");
        text(en, "webui.outage.public.en", "public-en");
        note.setLabel(words.get("webui.work.note"));
        note.setMaxLength(1000);
        note.setWidthFull();
        notices.setLabel(words.get("webui.work.notices"));
        notices.setItems(Notice.CHOICE.stream().sorted().toList());
        notices.setItemLabelGenerator(WorkLooks::notice);
        notices.setValue(Notice.CHOICE);
        window.changed(this::draw);
        var form = new Div(nodes, window, whom, ru, en, notices, kind, note);
        form.addClassName("public-texts");
        add(form);
        var act = new Button(words.get("webui.work.plan.verb"), e -> plan());
        act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        act.setId("act");
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), act);
        draw();
    }

    private void text(TextField field, String word, String id) {
        field.setLabel(words.get(word));
        field.setId(id);
        field.setMaxLength(PublicText.LONGEST);
        field.setWidthFull();
        field.addValueChangeListener(e -> draw());
    }

    private Set<String> roots() {
        return nodes.getValue().stream().map(Node::id).collect(Collectors.toSet());
    }

    private void draw() {
        var served = services.subscribers().servedBy(new WorkPlaces(services.network()).nodes(roots()));
        long phones =
                served.stream().flatMap(s -> s.readers().stream()).distinct().count();
        long companies = served.stream().filter(s -> s.kind() == Kind.COMPANY).count();
        whom.setText(words.get("webui.work.whom", served.size(), companies, phones) + sample());
    }

    /** The SMS of the day before, as it will be. */
    private String sample() {
        Instant from = window.from();
        Instant until = window.until();
        if (from == null || until == null) return "";
        Locale to = Words.locale();
        return " «"
                + OutageWords.of(services)
                        .sms(
                                Telling.WORKS_24H,
                                new OutageFacts("", from, until, new PublicText(en.getValue(), ru.getValue())),
                                to,
                                services.time().now())
                + "»";
    }

    private void plan() {
        Instant from = window.from();
        Instant until = window.until();
        if (from == null || until == null) {
            Notices.refused(new Refused("works.ends-before"));
            return;
        }
        services.works()
                .plan(
                        new NewWork(
                                kind.getValue(),
                                roots(),
                                from,
                                until,
                                new PublicText(en.getValue(), ru.getValue()),
                                note.getValue(),
                                notices.getValue()),
                        SignedIn.require(Role.SHIFT_HEAD).login());
        close();
        Notices.done(words.get("webui.work.planned"));
    }
}
