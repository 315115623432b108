package org.firstline.webui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.time.ZoneId;
import java.util.Locale;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.services.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Greets every session and every page: sets language and appearance as remembered, lets nobody past who may not, and
 * turns what a listener throws into a notice.
 */
final class Reception implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    /** Session attribute: the address that was asked for before sign-in. */
    static final String WANTED = "wanted";

    private final transient Services services;

    Reception(Services services) {
        this.services = services;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(this::greet);
        event.getSource().addUIInitListener(this::open);
        event.getSource().setSystemMessagesProvider(SystemWords::of);
        event.addIndexHtmlRequestListener(this::dress);
    }

    private void greet(SessionInitEvent event) {
        var session = event.getSession();
        session.setLocale(Taste.language(event.getRequest()));
        session.setAttribute(ZoneId.class, services.zone());
        session.setErrorHandler(Reception::failed);
    }

    private void open(UIInitEvent event) {
        UI ui = event.getUI();
        ui.setLocale(ui.getSession().getLocale());
        SystemWords.awaitBox(ui);
        ui.addBeforeEnterListener(Reception::guard);
        ui.getPage().addJavaScript("context://firstline/ago.js");
        ui.getPage().addJavaScript("context://firstline/alive.js");
        // moments are shown by the box's clock, however wrong the browser's is
        ui.getPage().executeJs("window.firstlineAhead = $0 - Date.now()", (double)
                services.time().now().toEpochMilli());
    }

    /** The first page comes in the right language and darkness at once, without a flash. */
    private void dress(IndexHtmlResponse response) {
        var html = response.getDocument().child(0);
        var appearance = Taste.appearance(response.getVaadinRequest());
        html.attr("lang", language(response).getLanguage());
        html.attr("style", "color-scheme: " + appearance.getValue());
        html.attr("theme", appearance.getThemeValue());
    }

    /** Whoever has signed in is spoken to as the account wants, on a page that was loaded again too. */
    private static Locale language(IndexHtmlResponse response) {
        var session = VaadinSession.getCurrent();
        return session == null ? Taste.language(response.getVaadinRequest()) : session.getLocale();
    }

    static void guard(BeforeEnterEvent event) {
        switch (Guard.decide(event.getNavigationTarget(), SignedIn.agent())) {
            case OPEN -> {}
            case SIGN_IN -> {
                event.getUI()
                        .getSession()
                        .setAttribute(WANTED, event.getLocation().getPathWithQueryParameters());
                event.forwardTo(SignInView.class);
            }
            case REFUSED -> event.rerouteToError(new Refused("webui.not-allowed"), "");
        }
    }

    private static void failed(ErrorEvent event) {
        UI ui = event.getComponent().flatMap(c -> c.getUI()).orElse(UI.getCurrent());
        if (refusal(event.getThrowable()) instanceof Refused no) {
            if (ui != null) ui.access(() -> Notices.refused(no));
            return;
        }
        if (isBrowserGone(event.getThrowable())) {
            log.debug("a browser went away in the middle of an answer", event.getThrowable());
            return;
        }
        if (Db.engineFault(event.getThrowable()).isPresent()) {
            if (ui != null) ui.access(() -> Notices.refused(new Refused("webui.database-away")));
            return;
        }
        log.error("A page failed", event.getThrowable());
        if (ui != null) ui.access(Notices::failed);
    }

    /** Whether a page or a network that was closed is all that it is: Jetty's EofException, or a channel that is closed. */
    static boolean isBrowserGone(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause())
            if (t instanceof EOFException || t instanceof ClosedChannelException) return true;
        return false;
    }

    /** The refusal in a chain of causes; else the throwable itself. */
    static Throwable refusal(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) if (t instanceof Refused) return t;
        return thrown;
    }
}
