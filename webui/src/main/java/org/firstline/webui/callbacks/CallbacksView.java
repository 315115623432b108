package org.firstline.webui.callbacks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.firstline.callbacks.CallbackEvent;
import org.firstline.calls.CallEvent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.voicemail.VoicemailEvent;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.voicemail.MessageList;

/** Who waits to be called back and in which place, whom the queues missed, and what came of callbacks that are over. */
@Route(value = "callbacks", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class CallbacksView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();

    public CallbacksView(Services services) {
        addClassNames("page", "fill");
        var waiting = new WaitingCallbacks(services);
        var missed = new MissedCalls(services);
        var over = new PastCallbacks(services);
        var messages = new MessageList(services);
        var tabs = new TabSheet();
        tabs.addClassName("fill");
        tabs.setSizeFull();
        tabs.add(words.get("webui.callback.waiting"), waiting);
        tabs.add(words.get("webui.callback.missed"), missed);
        tabs.add(words.get("webui.callback.over"), over);
        tabs.add(MessageList.title(), messages);
        var bar = new Div();
        bar.addClassName("bar");
        bar.add(new Button(
                words.get("webui.callback.add"),
                VaadinIcon.PLUS.create(),
                e -> NumberDialog.ask(services).open()));
        if (SignedIn.may(Role.SHIFT_HEAD))
            for (QueueSettings queue : services.routing().listQueues()) {
                var rule = new Button(
                        words.get("webui.callback.rule-of", queue.title(Words.locale())),
                        VaadinIcon.COG_O.create(),
                        e -> new RuleDialog(services, queue).open());
                rule.setId("callback-rule-" + queue.name());
                bar.add(rule);
            }
        add(bar, tabs);
        Live.redraw(
                this,
                services,
                () -> {
                    waiting.draw();
                    over.draw();
                },
                CallbackEvent.class);
        Live.redraw(this, services, missed::draw, CallEvent.Recorded.class);
        Live.redraw(this, services, messages::draw, VoicemailEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.callbacks");
    }
}
