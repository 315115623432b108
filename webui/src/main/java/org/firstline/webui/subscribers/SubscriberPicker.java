package org.firstline.webui.subscribers;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.renderer.LitRenderer;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.webui.Pages;

/** Chooses a subscriber by name, contract, phone or address, as the search page finds them. */
public final class SubscriberPicker extends ComboBox<Subscriber> {
    private static final long serialVersionUID = 1;

    public SubscriberPicker(Subscribers subscribers, String label) {
        super(label);
        setClearButtonVisible(true);
        setItemLabelGenerator(s -> s.name() + " · " + s.contract());
        setRenderer(LitRenderer.<Subscriber>of(
                        "<div class=\"two-lines\"><span>${item.name}</span><small>${item.rest}</small></div>")
                .withProperty("name", Subscriber::name)
                .withProperty("rest", s -> s.contract() + " · " + s.address()));
        setItems(query -> new Pages<Subscriber, Long>(
                        (after, limit) -> subscribers.list(query.getFilter().orElse(""), after, limit), Subscriber::id)
                .rows(query.getOffset(), query.getLimit()));
    }
}
