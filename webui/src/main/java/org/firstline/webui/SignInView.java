package org.firstline.webui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import org.firstline.audit.Audit;
import org.firstline.base.Refused;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.web.Languages;
import org.firstline.webui.desk.DeskView;

/** Login and password; what is wrong with them is said in the page. Whoever is signed in already is led on. */
@Route("sign-in")
public final class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient People people;
    private final transient Audit audit;
    private final transient Words words = Words.here();
    private final TextField login = new TextField(words.get("webui.sign-in.login"));
    private final PasswordField password = new PasswordField(words.get("webui.sign-in.password"));
    private final Paragraph fault = new Paragraph();

    public SignInView(People people, Audit audit) {
        this.people = people;
        this.audit = audit;
        addClassName("sign-in");
        login.setId("login");
        login.setAutocomplete(Autocomplete.USERNAME);
        login.setAutocapitalize(Autocapitalize.NONE);
        login.setAutofocus(true);
        login.setMaxLength(64);
        password.setId("password");
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        password.setMaxLength(256);
        fault.setId("fault");
        fault.addClassName("fault");
        fault.getElement().setAttribute("role", "alert");
        fault.setVisible(false);
        var enter = new Button(words.get("webui.sign-in.enter"), e -> enter());
        enter.setId("enter");
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        enter.addClickShortcut(Key.ENTER);
        var card = new Div(
                Brand.mark(),
                new H1(words.get("webui.sign-in.title")),
                new Paragraph(words.get("webui.sign-in.text")),
                login,
                password,
                fault,
                enter);
        card.addClassName("card");
        add(card, languages());
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.sign-in.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (SignedIn.agent().isPresent()) event.forwardTo(DeskView.class);
    }

    private Div languages() {
        var line = new Div();
        line.addClassName("languages");
        for (Locale language : Languages.ALL) {
            var button = new Button(Taste.name(language), e -> {
                Taste.speak(language);
                getUI().ifPresent(ui -> ui.refreshCurrentRoute(true));
            });
            button.setId("language-" + language.getLanguage());
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            button.getElement().setAttribute("lang", language.getLanguage());
            button.getElement().setAttribute("aria-pressed", String.valueOf(language.equals(Words.locale())));
            line.add(button);
        }
        return line;
    }

    private void enter() {
        try {
            Agent agent = people.signIn(login.getValue(), password.getValue());
            SignedIn.in(people, audit, agent);
            if (Taste.chosenLanguage(VaadinRequest.getCurrent()).isEmpty()) Taste.show(Locale.of(agent.language()));
            UI.getCurrent().navigate(wanted());
        } catch (Refused no) {
            fault.setText(no.sentence(Words.locale()));
            fault.setVisible(true);
            password.clear();
            password.focus();
        }
    }

    /** Where she was going before she was sent here. */
    private static String wanted() {
        var session = VaadinSession.getCurrent();
        Object wanted = session.getAttribute(Reception.WANTED);
        session.setAttribute(Reception.WANTED, null);
        return wanted instanceof String address ? address : "";
    }
}
