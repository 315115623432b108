package org.firstline.webui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import jakarta.servlet.http.HttpServletResponse;
import org.firstline.base.Refused;
import org.firstline.webui.desk.DeskView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that could not be opened: refused with its sentence, or broken, which is logged. */
@ParentLayout(MainLayout.class)
public final class WentWrong extends Div implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(WentWrong.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        addClassName("page");
        var words = Words.here();
        var home = new RouterLink(words.get("webui.back-to-start"), DeskView.class);
        if (Reception.refusal(parameter.getException()) instanceof Refused no) {
            add(new EmptyState(VaadinIcon.BAN, words.get("webui.refused.title"), no.sentence(Words.locale()), home));
            return HttpServletResponse.SC_FORBIDDEN;
        }
        log.error("The page /{} failed", event.getLocation().getPath(), parameter.getException());
        add(new EmptyState(VaadinIcon.WARNING, words.get("webui.failed.title"), words.get("webui.failed"), home));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
