package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.webui.Words;

/** Searches a subscriber by name, contract, phone or address, and hands on the one who is chosen. */
final class FindSubscriber extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST = 8;
    private static final int SHORTEST = 2;

    /** What becomes of the one who is chosen. */
    interface Choice {
        /** @param remember the caller's number should be known as his from now on */
        void chosen(Subscriber subscriber, boolean remember);
    }

    private final transient Words words = Words.here();
    private final transient Services services;
    private final transient Choice choice;
    private final Checkbox remember = new Checkbox(words.get("webui.desk.remember"));
    private final Div results = new Div();

    /** @param likely shown before anything is searched for */
    FindSubscriber(Services services, List<Subscriber> likely, boolean hasNumber, Choice choice) {
        this.services = services;
        this.choice = choice;
        addClassName("find-subscriber");
        var search = new TextField();
        search.setId("find-subscriber");
        search.setPlaceholder(words.get("webui.desk.find"));
        search.setAriaLabel(words.get("webui.desk.find"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(250);
        search.addValueChangeListener(e -> find(e.getValue().strip(), likely));
        remember.setVisible(hasNumber);
        results.addClassName("results");
        results.getElement().setAttribute("aria-live", "polite");
        add(search, remember, results);
        find("", likely);
    }

    private void find(String text, List<Subscriber> likely) {
        results.removeAll();
        if (text.length() < SHORTEST) {
            likely.forEach(this::offer);
            return;
        }
        List<Subscriber> found = services.subscribers().list(text, null, MOST + 1);
        if (found.isEmpty()) results.add(DeskCard.quiet(words.get("webui.desk.find.none")));
        found.stream().limit(MOST).forEach(this::offer);
        if (found.size() > MOST) results.add(DeskCard.quiet(words.get("webui.desk.find.more", MOST)));
    }

    private void offer(Subscriber s) {
        var name = new Span(s.name());
        name.addClassName("name");
        var attach = new Button(words.get("webui.desk.attach"), VaadinIcon.LINK.create());
        attach.addThemeVariants(ButtonVariant.LUMO_SMALL);
        attach.addClickListener(e -> choice.chosen(s, remember.getValue()));
        results.add(DeskCard.line(
                "result", DeskCard.line("who", name, DeskCard.quiet(s.contract() + " · " + s.address())), attach));
    }
}
