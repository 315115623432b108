package org.firstline.webui.desk;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Objects;
import org.firstline.calls.Call;
import org.firstline.calls.Disposition;
import org.firstline.services.Services;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** What the call was about in the end, chosen from the list of its queue; nothing where the queue has none. */
final class ResultPanel extends DeskCard {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final transient Services services;
    private final Select<Disposition> result = new Select<>();
    private transient List<Disposition> offered = List.of();
    private @Nullable String call;

    ResultPanel(Services services) {
        super("result-panel");
        this.services = services;
        result.setId("result");
        result.setLabel(words.get("webui.result"));
        result.setPlaceholder(words.get("webui.result.none"));
        result.setEmptySelectionAllowed(true);
        result.setEmptySelectionCaption(words.get("webui.result.none"));
        result.setWidthFull();
        result.setItemLabelGenerator(d -> d == null ? words.get("webui.result.none") : d.title(Words.locale()));
        result.addValueChangeListener(e -> {
            if (e.isFromClient() && call != null)
                services.calls()
                        .setDisposition(
                                call, e.getValue() == null ? null : e.getValue().code());
        });
        add(result);
    }

    void show(DeskFacts.Stage stage, @Nullable Call now) {
        var list = services.calls().rules().dispositions(now == null ? null : now.queue());
        boolean open = stage == DeskFacts.Stage.TALKING || stage == DeskFacts.Stage.OVER;
        setVisible(now != null && open && !list.isEmpty());
        if (now == null) return;
        call = now.id();
        if (!list.equals(offered)) {
            offered = list;
            result.setItems(list);
        }
        var chosen = list.stream()
                .filter(d -> d.code().equals(now.disposition()))
                .findFirst()
                .orElse(null);
        if (!Objects.equals(chosen, result.getValue())) result.setValue(chosen);
    }
}
