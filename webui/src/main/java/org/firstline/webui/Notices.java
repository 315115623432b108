package org.firstline.webui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import org.firstline.base.Refused;

/** Sentences that appear beside the work and go away by themselves. Called under the page's lock. */
public final class Notices {
    private static final int SHORT = 4_000;
    private static final int LONG = 9_000;

    private Notices() {}

    /** It worked. */
    public static void done(String sentence) {
        show(sentence, VaadinIcon.CHECK_CIRCLE, "success", SHORT);
    }

    /** Something happened elsewhere that concerns whoever sits here. */
    public static void news(String sentence) {
        show(sentence, VaadinIcon.BELL, "contrast", LONG);
    }

    /** The domain said no. */
    public static void refused(Refused no) {
        show(no.sentence(Words.locale()), VaadinIcon.BAN, "warning", LONG);
    }

    /** Something broke; what, is in the log. */
    public static void failed() {
        show(Words.here().get("webui.failed"), VaadinIcon.WARNING, "error", LONG);
    }

    private static void show(String sentence, VaadinIcon icon, String kind, int millis) {
        var notice = new Notification();
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), e -> notice.close());
        close.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        close.setAriaLabel(Words.here().get("webui.close"));
        var line = new HorizontalLayout(icon.create(), new Span(sentence), close);
        line.setAlignItems(HorizontalLayout.Alignment.CENTER);
        notice.add(line);
        notice.addThemeName(kind);
        notice.setDuration(millis);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        UI.getCurrent().add(notice);
        notice.open();
    }
}
