package org.firstline.webui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import jakarta.servlet.http.HttpServletResponse;
import org.firstline.webui.desk.DeskView;

/** An address that leads nowhere. */
@ParentLayout(MainLayout.class)
public final class NotHere extends Div implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        var words = Words.here();
        addClassName("page");
        add(new EmptyState(
                VaadinIcon.MAP_MARKER,
                words.get("webui.not-here.title"),
                words.get("webui.not-here.text", "/" + event.getLocation().getPath()),
                new RouterLink(words.get("webui.back-to-start"), DeskView.class)));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
