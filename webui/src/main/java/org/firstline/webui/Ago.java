package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * A moment as people tell it: "3 min ago", counted on by the browser itself; the exact instant in the site's zone shows
 * on hover. In a grid's template the same is {@code <firstline-ago at="${item.at}" title="${item.exact}">}.
 */
@Tag("firstline-ago")
public final class Ago extends Component {
    private static final long serialVersionUID = 1;

    private Ago(Instant at, boolean timer) {
        getElement().setAttribute("at", at.toString());
        if (timer) getElement().setAttribute("timer", true);
        getElement().setAttribute("title", exact(at));
        getElement().setText(exact(at));
    }

    /** "3 min ago", "in 2 hours". */
    public static Ago of(Instant at) {
        return new Ago(at, false);
    }

    /** "02:41", the time that has passed since: for what is waiting or talking. */
    public static Ago timer(Instant since) {
        return new Ago(since, true);
    }

    /** "0:12", the time that is left: for what ends by itself. */
    public static Ago countdown(Instant end) {
        var left = new Ago(end, true);
        left.getElement().setAttribute("left", true);
        return left;
    }

    /** A column of moments, drawn by the browser. */
    public static <T> Renderer<T> column(ValueProvider<T, Instant> at) {
        return LitRenderer.<T>of("<firstline-ago at=\"${item.at}\" title=\"${item.exact}\"></firstline-ago>")
                .withProperty("at", item -> at.apply(item).toString())
                .withProperty("exact", item -> exact(at.apply(item)));
    }

    /** Date and time in the site's zone, in the words of the page's language. */
    public static String exact(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
                .withLocale(Words.locale())
                .withZone(zone())
                .format(at);
    }

    /** The zone that the site lives in. */
    public static ZoneId zone() {
        var session = VaadinSession.getCurrent();
        var zone = session == null ? null : session.getAttribute(ZoneId.class);
        return zone == null ? ZoneOffset.UTC : zone;
    }
}
