package org.firstline.webui.messages;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.firstline.messages.MessageEvent;
import org.firstline.messages.ModemChanged;
import org.firstline.messages.ModemState;
import org.firstline.messages.TextHandled;
import org.firstline.messages.templates.TemplateChanged;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** What goes out and comes in by SMS. */
@Route(value = "messages", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class MessagesView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final BatchList batches;
    private final MessageList messages;
    private final ReceivedList received;
    private final TemplateList texts;
    private final Tab batchesTab = new Tab(words.get("webui.messages.batches"));
    private final Tab messagesTab = new Tab(words.get("webui.messages.single"));
    private final Tab receivedTab = new Tab(words.get("webui.messages.received"));
    private final Tab textsTab = new Tab(words.get("webui.texts.tab"));
    private final TabSheet tabs = new TabSheet();
    private final Span waiting = new Span();

    public MessagesView(Services services) {
        this.services = services;
        addClassNames("page", "whole");
        batches = new BatchList(services, this::show);
        messages = new MessageList(services);
        received = new ReceivedList(services);
        texts = new TemplateList(services);
        tabs.add(batchesTab, batches);
        tabs.add(messagesTab, messages);
        tabs.add(receivedTab, received);
        tabs.add(textsTab, texts);
        tabs.addSelectedChangeListener(e -> draw());
        var write = new Button(
                words.get("webui.messages.write"), VaadinIcon.EDIT.create(), e -> new WriteDialog(services).open());
        write.setId("write");
        write.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        waiting.addClassName("quiet");
        var side = new Div(waiting);
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            var mailing = new Button(
                    words.get("webui.mailing"),
                    VaadinIcon.ENVELOPES.create(),
                    e -> new MailingDialog(services, this::draw).open());
            mailing.setId("mailing");
            side.add(mailing);
        }
        side.add(write);
        side.addClassName("bar");
        tabs.setSuffixComponent(side);
        add(tabs);
        draw();
        Live.redraw(this, services, this::news, MessageEvent.class, TextHandled.class, ModemChanged.class);
        Live.redraw(this, services, this::drawTexts, TemplateChanged.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.messages");
    }

    private void draw() {
        news();
        drawTexts();
    }

    private void drawTexts() {
        if (tabs.getSelectedTab() == textsTab) texts.draw();
    }

    /** What messages change; the site's words stay as they are drawn, or nobody could press a button beside them. */
    private void news() {
        var backlog = services.messages().backlog();
        boolean modem = services.messages().modems().list().stream().anyMatch(m -> m.state() == ModemState.READY);
        waiting.setText(
                backlog.messages() > 0 && !modem
                        ? words.get("webui.messages.no-modem", backlog.messages())
                        : words.get("webui.messages.waiting", backlog.messages()));
        int held = services.messages().held();
        if (held > 0) waiting.setText(waiting.getText() + " · " + words.get("webui.messages.held", held));
        Tab shown = tabs.getSelectedTab();
        if (shown == batchesTab) batches.draw();
        else if (shown == messagesTab) messages.draw();
        else if (shown == receivedTab) received.draw();
    }

    private void show(long batch) {
        tabs.setSelectedTab(messagesTab);
        messages.ofBatch(batch);
    }
}
