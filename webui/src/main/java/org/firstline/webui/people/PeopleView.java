package org.firstline.webui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.Locale;
import java.util.stream.Collectors;
import org.firstline.people.Agent;
import org.firstline.people.PeopleEvent;
import org.firstline.people.Role;
import org.firstline.people.Token;
import org.firstline.people.TokenScope;
import org.firstline.services.Services;
import org.firstline.web.Json;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Confirm;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.firstline.webui.floor.ServesDialog;
import org.jspecify.annotations.Nullable;

/** Who works here, as what, and which machines and screens may ask the box. */
@Route(value = "people", layout = MainLayout.class)
@Needs(Role.ADMIN)
public final class PeopleView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Grid<Agent> agents = new Grid<>();
    private final Grid<Token> tokens = new Grid<>();

    public PeopleView(Services services) {
        this.services = services;
        addClassName("page");
        add(agentsCard(), tokensCard());
        draw();
        Live.redraw(this, services, this::draw, PeopleEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.people");
    }

    private void draw() {
        agents.setItems(services.people().list());
        tokens.setItems(services.people().listTokens());
    }

    private Card agentsCard() {
        var fresh = new Button(words.get("webui.agent.new"), VaadinIcon.PLUS.create(), e -> edit(null));
        fresh.setId("new-agent");
        dense(agents, words.get("webui.agents.none"));
        agents.addClassNames("opens", "close");
        agents.addItemClickListener(e -> edit(e.getItem()));
        agents.addColumn(Agent::name)
                .setHeader(words.get("webui.agent.name"))
                .setWidth("10.4rem")
                .setFlexGrow(2);
        agents.addColumn(Agent::login)
                .setHeader(words.get("webui.agent.login"))
                .setWidth("5.4rem")
                .setFlexGrow(1);
        agents.addColumn(Agent::extension)
                .setHeader(words.get("webui.agent.extension.short"))
                .setWidth("4.2rem")
                .setFlexGrow(0);
        agents.addColumn(Look.column(a -> look(a.role())))
                .setHeader(words.get("webui.agent.role"))
                .setWidth("12.4rem")
                .setFlexGrow(0);
        agents.addColumn(this::queues)
                .setHeader(words.get("webui.agent.queues"))
                .setTooltipGenerator(this::queues)
                .setWidth("6rem")
                .setFlexGrow(3);
        agents.addColumn(a -> words.get("webui.language." + a.language()))
                .setHeader(words.get("webui.language"))
                .setWidth("5.3rem")
                .setFlexGrow(0);
        agents.addColumn(Look.column(a -> active(a.active())))
                .setHeader(words.get("webui.agent.state"))
                .setWidth("8.4rem")
                .setFlexGrow(0);
        agents.addComponentColumn(this::buttons).setWidth("6rem").setFlexGrow(0);
        return new Card(words.get("webui.agents")).withActions(fresh).with(agents);
    }

    private Card tokensCard() {
        var fresh = new Button(
                words.get("webui.token.new"),
                VaadinIcon.PLUS.create(),
                e -> new TokenDialog(services.people(), this::draw).open());
        fresh.setId("new-token");
        dense(tokens, words.get("webui.tokens.none"));
        tokens.addColumn(Token::name).setHeader(words.get("webui.token.name")).setFlexGrow(2);
        tokens.addColumn(Look.column(t -> look(t.scope())))
                .setHeader(words.get("webui.token.scope"))
                .setWidth("12rem")
                .setFlexGrow(0);
        tokens.addColumn(Ago.column(Token::createdAt)).setHeader(words.get("webui.token.created"));
        tokens.addComponentColumn(this::revokeButton).setWidth("9rem").setFlexGrow(0);
        return new Card(words.get("webui.tokens")).withActions(fresh).with(tokens);
    }

    private static void dense(Grid<?> grid, String whenEmpty) {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.setEmptyStateText(whenEmpty);
    }

    private String queues(Agent agent) {
        Locale language = Words.locale();
        return services.routing().listQueues().stream()
                .filter(queue -> agent.queues().contains(queue.name()))
                .map(queue -> queue.title(language))
                .collect(Collectors.joining(", "));
    }

    private Div buttons(Agent agent) {
        var serves = new Button(VaadinIcon.USERS.create(), e -> serves(agent));
        serves.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        serves.setAriaLabel(words.get("webui.agent.serves", agent.name()));
        serves.setTooltipText(words.get("webui.agent.serves", agent.name()));
        serves.setEnabled(agent.extension() != null && agent.active());
        return new Div(serves, editButton(agent));
    }

    private void serves(Agent agent) {
        String extension = agent.extension();
        if (extension != null) new ServesDialog(services, extension, agent.name()).open();
    }

    private Button editButton(Agent agent) {
        var edit = new Button(VaadinIcon.PENCIL.create(), e -> edit(agent));
        edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        edit.setAriaLabel(words.get("webui.edit") + ": " + agent.name());
        return edit;
    }

    private void edit(@Nullable Agent agent) {
        new AgentForm(services, agent).open();
    }

    private Button revokeButton(Token token) {
        var revoke = new Button(words.get("webui.token.revoke"), e -> revoke(token));
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        revoke.addClassName("revoke");
        return revoke;
    }

    private void revoke(Token token) {
        Confirm.askDangerous(
                words.get("webui.token.revoke.title", token.name()),
                words.get("webui.token.revoke.text"),
                words.get("webui.token.revoke"),
                () -> {
                    String actor = SignedIn.require(Role.ADMIN).login();
                    services.people().revokeToken(token.id(), actor);
                    draw();
                    Notices.done(words.get("webui.token.revoked", token.name()));
                });
    }

    private Look look(Role role) {
        String word = words.get("webui.role." + Json.word(role));
        return switch (role) {
            case ADMIN -> new Look(VaadinIcon.KEY, word, Tone.WARNING);
            case SHIFT_HEAD -> new Look(VaadinIcon.USER_STAR, word, Tone.BUSY);
            case AGENT -> new Look(VaadinIcon.HEADSET, word, Tone.CALM);
        };
    }

    private Look look(TokenScope scope) {
        String word = Words.of("people").get("scope." + scope);
        return switch (scope) {
            case API -> new Look(VaadinIcon.SERVER, word, Tone.BUSY);
            case DEVICE -> new Look(VaadinIcon.DESKTOP, word, Tone.CALM);
        };
    }

    private Look active(boolean active) {
        return active
                ? new Look(VaadinIcon.CHECK, words.get("webui.agent.active"), Tone.GOOD)
                : new Look(VaadinIcon.BAN, words.get("webui.agent.inactive"), Tone.CALM);
    }
}
