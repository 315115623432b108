package org.firstline.webui.diagnostics;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import java.util.function.Supplier;
import org.firstline.diagnostics.Check;
import org.firstline.diagnostics.DiagnosticsEvent;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.diagnostics.Purpose;
import org.firstline.people.Role;
import org.firstline.reactions.SubscriberLines;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.webui.Ago;
import org.firstline.webui.Live;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** The button that checks a subscriber's line, and what the last check found; findings appear as they come. */
public final class LinePanel extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.of(CheckLooks.BUNDLE);
    private final transient Supplier<Optional<Long>> ticket;
    private final long subscriber;
    private final Button check = new Button();
    private final Div findings = new Div();
    private transient Optional<Check> shown = Optional.empty();

    /** What to write above it. */
    public static String title() {
        return Words.of(CheckLooks.BUNDLE).get("line");
    }

    /** @param ticket that keeps what is found from now on; asked when the button is pressed */
    public LinePanel(Services services, Subscriber whose, Supplier<Optional<Long>> ticket) {
        this.services = services;
        this.ticket = ticket;
        this.subscriber = whose.id();
        addClassName("line-check");
        check.setText(words.get("check"));
        check.setIcon(VaadinIcon.STETHOSCOPE.create());
        check.setId("check-line");
        check.setDisableOnClick(true);
        check.addThemeVariants(ButtonVariant.LUMO_SMALL);
        check.addClickListener(e -> begin());
        var head = new Div(check);
        head.addClassName("line-check-head");
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            var facts = new Button(
                    VaadinIcon.PLUG.create(),
                    e -> new LineDialog(services, services.subscribers().get(subscriber)).open());
            facts.setId("line-facts");
            facts.setAriaLabel(words.get("facts"));
            facts.setTooltipText(words.get("facts"));
            facts.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ICON);
            head.add(facts);
        }
        findings.addClassName("findings");
        findings.getElement().setAttribute("aria-live", "polite");
        add(head, findings);
        draw();
        Live.redraw(this, services, this::isMine, this::draw, DiagnosticsEvent.class);
    }

    private boolean isMine(Object news) {
        return news instanceof DiagnosticsEvent event && event.check().subscriber() == subscriber;
    }

    private void begin() {
        try {
            Subscriber whose = services.subscribers().get(subscriber);
            services.diagnostics()
                    .start(
                            SubscriberLines.target(
                                    services.diagnostics(), services.network().tree(), whose),
                            Purpose.ticket(ticket.get().orElse(null)),
                            SignedIn.get().login());
        } finally {
            draw();
        }
    }

    private void draw() {
        Optional<Check> now = services.diagnostics().latest(subscriber);
        check.setEnabled(now.map(Check::isDone).orElse(true));
        if (now.equals(shown)) return;
        shown = now;
        findings.removeAll();
        now.ifPresent(this::show);
    }

    private void show(Check of) {
        var first = new Div(
                of.isDone()
                        ? CheckLooks.whole(of).badge()
                        : CheckLooks.running().badge(),
                Ago.of(of.startedAt()));
        first.addClassNames("finding", "verdict");
        findings.add(first);
        for (ProbeKind kind : ProbeKind.values())
            of.findings().stream()
                    .filter(f -> f.kind() == kind)
                    .findFirst()
                    .ifPresentOrElse(this::line, () -> waits(kind));
    }

    private void line(Finding f) {
        var text = new Span(f.sentence(Words.locale()));
        text.addClassName("said");
        var line = new Div(CheckLooks.of(f).badge(), text);
        line.addClassName("finding");
        findings.add(line);
    }

    private void waits(ProbeKind kind) {
        var line = new Div(CheckLooks.waiting(kind).badge());
        line.addClassName("finding");
        findings.add(line);
    }
}
