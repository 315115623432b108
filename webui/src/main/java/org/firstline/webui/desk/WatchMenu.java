package org.firstline.webui.desk;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.calls.Watch;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Listen, whisper or speak up in a call that goes on; for shift heads with a phone. Every use is written down. */
public final class WatchMenu extends MenuBar {
    private static final long serialVersionUID = 1;

    /** @param mine the extension of who looks; null: there is no phone to listen by, which the menu says */
    private WatchMenu(Services services, String call, @Nullable String mine) {
        var words = Words.here();
        addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_ICON);
        var root = addItem(VaadinIcon.HEADPHONES.create());
        root.setAriaLabel(words.get("webui.calls.watch"));
        if (mine == null) {
            root.getSubMenu().addItem(words.get("webui.calls.watch.no-phone")).setEnabled(false);
            return;
        }
        for (Watch how : Watch.values())
            root.getSubMenu()
                    .addItem(words.get("webui.calls.watch." + how.name().toLowerCase(Locale.ROOT)), e -> {
                        String login = SignedIn.require(Role.SHIFT_HEAD).login();
                        services.calls().control().watch(call, mine, how, login);
                        Notices.done(words.get("webui.calls.watch.begun"));
                    });
    }

    /** Empty for calls that nobody talks in, one's own, and people who may not. */
    public static Optional<WatchMenu> of(Services services, Call call) {
        String mine = SignedIn.agent().map(Agent::extension).orElse(null);
        if (!SignedIn.may(Role.SHIFT_HEAD) || Objects.equals(mine, call.agent())) return Optional.empty();
        return services.calls().control().findTalk(call.id()).map(now -> new WatchMenu(services, call.id(), mine));
    }
}
