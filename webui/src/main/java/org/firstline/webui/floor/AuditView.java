package org.firstline.webui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.function.Function;
import org.firstline.audit.AuditCheck;
import org.firstline.audit.AuditEntry;
import org.firstline.audit.AuditEvent;
import org.firstline.audit.AuditFilter;
import org.firstline.audit.AuditKind;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The book of acts, newest first: who did what to whom, when and from where, and what it was before. */
@Route(value = "audit", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class AuditView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private final transient AuditText text;
    private final TextField actor = new TextField();
    private final Select<@Nullable AuditKind> kind = new Select<>();
    private final TextField subject = new TextField();
    private final Grid<AuditEntry> grid = new Grid<>();
    private final Span chain = new Span();
    private final transient Pages<AuditEntry, Long> pages;

    public AuditView(Services services) {
        this.services = services;
        this.text = new AuditText(services);
        addClassNames("page", "fill", "audit");
        columns();
        grid.addThemeVariants(
                GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CLIPBOARD_USER, words.get("floor.audit.none"), words.get("floor.audit.none.text")));
        pages = Pages.fill(grid, (after, limit) -> services.audit().list(filter(), after, limit), AuditEntry::number);
        add(bar(), grid);
        Live.redraw(this, services, () -> pages.readAgain(grid), AuditEvent.class);
    }

    @Override
    public String getPageTitle() {
        return Words.here().get("webui.menu.audit");
    }

    private Div bar() {
        field(actor, "audit-actor", "floor.audit.actor.find");
        field(subject, "audit-subject", "floor.audit.subject.find");
        kind.setId("audit-kind");
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(words.get("floor.audit.every-kind"));
        kind.setPlaceholder(words.get("floor.audit.every-kind"));
        kind.setItems(List.of(AuditKind.values()));
        kind.setItemLabelGenerator(one -> one == null ? words.get("floor.audit.every-kind") : text.word(one));
        kind.addValueChangeListener(e -> pages.readAgain(grid));
        kind.setAriaLabel(words.get("floor.audit.kind"));
        var check = new Button(words.get("floor.audit.check"), VaadinIcon.LINK.create(), e -> check());
        check.setId("audit-check");
        check.setTooltipText(words.get("floor.audit.check.tip"));
        chain.addClassName("last");
        var bar = new Div(actor, kind, subject, chain, check);
        bar.addClassName("bar");
        return bar;
    }

    private void field(TextField field, String id, String word) {
        field.setId(id);
        field.setPlaceholder(words.get(word));
        field.setAriaLabel(words.get(word));
        field.setClearButtonVisible(true);
        field.setMaxLength(120);
        field.setWidth("13rem");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(e -> pages.readAgain(grid));
    }

    /** What is typed may be a login, an extension or a key without its kind. */
    private AuditFilter filter() {
        String who = actor.getValue().strip();
        String whom = subject.getValue().strip();
        if (!whom.isEmpty() && whom.indexOf(':') < 0)
            whom = whom.matches("\\d+")
                    ? "agent:" + whom
                    : services.people().findByLogin(whom).isPresent() ? "person:" + whom : "queue:" + whom;
        return new AuditFilter(who, kind.getValue(), whom);
    }

    private void check() {
        SignedIn.require(Role.SHIFT_HEAD);
        AuditCheck found = services.audit().check();
        chain.removeAll();
        Long broken = found.broken();
        var badge = broken == null
                ? new StateBadge(VaadinIcon.CHECK_CIRCLE, words.get("floor.audit.whole", found.entries()), Tone.GOOD)
                : new StateBadge(VaadinIcon.WARNING, words.get("floor.audit.broken", broken), Tone.BAD);
        badge.getElement().setAttribute("title", words.get("floor.audit.hash", found.hash()));
        chain.add(badge);
    }

    private void columns() {
        grid.addColumn(AuditEntry::number)
                .setHeader(words.get("floor.audit.number"))
                .setWidth("3.5rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(AuditEntry::at))
                .setHeader(words.get("floor.audit.when"))
                .setWidth("7rem")
                .setFlexGrow(0);
        grid.addColumn(twoLines(entry -> text.actor(entry.actor()), AuditEntry::origin))
                .setHeader(words.get("floor.audit.who"))
                .setWidth("8.5rem")
                .setFlexGrow(1);
        grid.addColumn(Look.column(entry -> text.kind(entry.kind())))
                .setHeader(words.get("floor.audit.kind"))
                .setWidth("12.5rem")
                .setFlexGrow(0);
        grid.addColumn(LitRenderer.<AuditEntry>of(
                                "${item.page ? html`<a href=\"${item.page}\">${item.subject}</a>` : item.subject}")
                        .withProperty("page", entry -> text.page(entry.subject()))
                        .withProperty("subject", entry -> text.subject(entry.subject())))
                .setHeader(words.get("floor.audit.subject"))
                .setWidth("9rem")
                .setFlexGrow(1);
        grid.addColumn(lines(entry -> text.text(entry.before())))
                .setHeader(words.get("floor.audit.before"))
                .setWidth("9rem")
                .setFlexGrow(2);
        grid.addColumn(lines(entry -> text.text(entry.after())))
                .setHeader(words.get("floor.audit.after"))
                .setWidth("9rem")
                .setFlexGrow(2);
    }

    private static Renderer<AuditEntry> twoLines(
            Function<AuditEntry, String> first, Function<AuditEntry, String> second) {
        return LitRenderer.<AuditEntry>of("<div class=\"two-lines\"><span>${item.first}</span><span"
                        + " class=\"quiet\">${item.second}</span></div>")
                .withProperty("first", first::apply)
                .withProperty("second", second::apply);
    }

    private static Renderer<AuditEntry> lines(Function<AuditEntry, String> text) {
        return LitRenderer.<AuditEntry>of("<span class=\"audit-lines\">${item.text}</span>")
                .withProperty("text", text::apply);
    }
}
